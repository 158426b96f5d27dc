import { bisect } from "../../../src/stats/math/basics/bisection.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { twoRatesSize } from "./math/two-rates-size.ts";

export const minimumEffectRates: Method = {
  name: "minimum detectable difference of two rates",
  doc: "The nearest rates above and below p that this many samples per arm can tell from p.",
  citation: "Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions, ch. 4",
};

/** How sure to be, and the design effect that divides the samples. */
export interface MinimumEffectOptions {
  readonly alpha: number;
  readonly power: number;
  readonly designEffect?: number;
}

/** `up` is positive and `down` negative; null where even 1 or 0 cannot be told from p. */
export interface MinimumEffects {
  readonly up: number | null;
  readonly down: number | null;
}

/** Solves the sample-size formula for the other rate, by halving. */
export function minimumDetectableRates(
  p: number,
  perArm: number,
  options: MinimumEffectOptions,
): MinimumEffects {
  const samples = perArm / (options.designEffect ?? 1);
  const enough = (other: number) => twoRatesSize(p, other, options.alpha, options.power) <= samples;
  const towards = (end: number) =>
    p === end || !enough(end) ? null : bisect((other) => !enough(other), p, end) - p;
  return { up: towards(1), down: towards(0) };
}
