import { type TestOutcome, withoutTest } from "../math/outcome.ts";
import { seededRandom } from "../math/random.ts";
import { reasons } from "../math/reasons.ts";
import { exactSignFlips, sampledSignFlips } from "../math/sign-flips.ts";
import { mean } from "../math/sums.ts";
import type { Method } from "./method.ts";

export const signFlip: Method = {
  name: "sign-flip test",
  doc: "Test of a zero mean difference over the same units; needs differences symmetric under the null.",
  citation:
    "Fisher 1935, The Design of Experiments, §21; Phipson & Smyth 2010, Stat Appl Genet Mol Biol 9:39",
};

/** `null` is the mean difference tested; above `exactUpTo` units, `draws` seeded flips are taken. */
export interface SignFlipOptions {
  readonly null?: number;
  readonly seed?: number;
  readonly draws?: number;
  readonly exactUpTo?: number;
}

/**
 * Two-sided: the share of all 2^G sign patterns whose |sum| is at least as large (ties count), or
 * (k+1)/(B+1) of seeded patterns when G > 16.
 */
export function signFlipTest(
  differences: readonly number[],
  options: SignFlipOptions = {},
): TestOutcome {
  const { null: shift = 0, seed = 1, draws = 10_000, exactUpTo = 16 } = options;
  if (differences.length === 0) return withoutTest(reasons.noPairs);
  const shifted = shift === 0 ? differences : differences.map((value) => value - shift);
  const p =
    shifted.length <= exactUpTo
      ? exactSignFlips(shifted)
      : sampledSignFlips(shifted, draws, seededRandom(seed));
  return { statistic: mean(shifted), p, reason: null };
}

/** The smallest p-value that this many units can give: 2 / 2^G. */
export function signFlipFloor(units: number): number {
  return Math.min(1, 2 ** (1 - units));
}
