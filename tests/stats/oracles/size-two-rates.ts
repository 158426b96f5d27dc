import type { Method } from "../../../src/stats/methods/method.ts";
import { twoRatesSize } from "./math/two-rates-size.ts";

export const sizeTwoRates: Method = {
  name: "sample size for two rates",
  doc: "Independent samples per arm needed to tell two rates apart.",
  citation: "Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions, ch. 4",
};

/** How sure to be: two-sided `alpha` and `power`; `designEffect` is 1 + (K-1)·ICC for K epochs. */
export interface TwoRatesOptions {
  readonly alpha: number;
  readonly power: number;
  readonly designEffect?: number;
}

/** Samples per arm, not rounded; null where the two rates are equal. */
export function sizeForTwoRates(p1: number, p2: number, options: TwoRatesOptions): number | null {
  if (p1 === p2) return null;
  return (options.designEffect ?? 1) * twoRatesSize(p1, p2, options.alpha, options.power);
}
