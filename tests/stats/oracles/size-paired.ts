import { normalQuantile } from "../../../src/stats/math/basics/distributions.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const sizePaired: Method = {
  name: "sample size for paired differences",
  doc: "Units needed to find a mean difference over the same units, several epochs each.",
  citation: "Miller 2024, arXiv 2411.00640",
};

/** Variances of a unit's difference: between units, and of one sample on each side. */
export interface PairedDesign {
  readonly unitVariance: number;
  readonly sampleVarianceA: number;
  readonly sampleVarianceB: number;
  readonly epochsA: number;
  readonly epochsB: number;
}

/** What to find, and how surely: two-sided `alpha` and `power`. */
export interface PairedGoal {
  readonly difference: number;
  readonly alpha: number;
  readonly power: number;
}

/** (z_a + z_b)²·(ω² + σ_A²/K_A + σ_B²/K_B)/δ², not rounded; null for a difference of 0. */
export function sizeForPairs(design: PairedDesign, goal: PairedGoal): number | null {
  if (goal.difference === 0) return null;
  const quantiles = normalQuantile(goal.power) - normalQuantile(goal.alpha / 2);
  const spread =
    design.unitVariance +
    design.sampleVarianceA / design.epochsA +
    design.sampleVarianceB / design.epochsB;
  return (quantiles * quantiles * spread) / goal.difference ** 2;
}
