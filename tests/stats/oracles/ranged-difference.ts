import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import { mean } from "../../../src/stats/math/basics/sums.ts";
import type { TwoEstimates } from "../../../src/stats/math/intervals/clustered-rate.ts";
import {
  type Overlap,
  overlapCorrelation,
  sidesOf,
} from "../../../src/stats/math/intervals/overlap.ts";
import {
  rangedMeanOf,
  type ScoreRange,
  trustInScores,
} from "../../../src/stats/math/intervals/ranged-mean.ts";
import { ratioLimits } from "../../../src/stats/math/intervals/ratio-limits.ts";
import { type Side, squareAndAdd } from "../../../src/stats/math/intervals/square-and-add.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { reasons } from "./math/reasons.ts";

export const rangedDifference: Method = {
  name: "MOVER on the range of a score",
  doc: "Interval for the difference of two means of a score with a declared range, over the same, other or partly the same units.",
  citation:
    "Zou & Donner 2008, Stat Med 27:1693; on limits of means within their range this project's",
};

interface Sides {
  readonly first: Side;
  readonly second: Side;
  readonly r: number;
}

function sides(
  overlap: Overlap,
  range: ScoreRange,
  level: number,
  estimates?: TwoEstimates,
): Sides | string {
  const [first, second] = sidesOf(overlap);
  if (first.length === 0 || second.length === 0) return reasons.emptyArm;
  const one = rangedMeanOf(first, range, level, estimates?.[0]);
  const two = rangedMeanOf(second, range, level, estimates?.[1]);
  if (one === null || two === null) return reasons.oneValue;
  const differences = overlap.sharedFirst.map((v, i) => v - (overlap.sharedSecond[i] ?? 0));
  const r = overlapCorrelation(overlap) * trustInScores(differences);
  return { first: one, second: two, r };
}

function plainMeans(overlap: Overlap): TwoEstimates | null {
  const [first, second] = sidesOf(overlap);
  return first.length === 0 || second.length === 0 ? null : [mean(first), mean(second)];
}

/**
 * Square-and-add of the limits of each mean on its range, r the correlation of shared draws times
 * n12/sqrt(n1 n2), trusted as far as draws differ. All draws shared: the same units. None: others.
 */
export function rangedDifferenceInterval(
  overlap: Overlap,
  range: ScoreRange,
  level: number,
  estimates?: TwoEstimates,
): IntervalOutcome {
  const means = estimates ?? plainMeans(overlap);
  const difference = means === null ? null : means[0] - means[1];
  const found = sides(overlap, range, level, estimates);
  if (typeof found === "string") return withoutInterval(difference, found);
  const limits = squareAndAdd(found.first, found.second, found.r);
  return withInterval(difference, limits, level, rangedDifference.name);
}

/** MOVER-R of the same limits; needs a range that does not go below 0. */
export function rangedRatioInterval(
  overlap: Overlap,
  range: ScoreRange,
  level: number,
  estimates?: TwoEstimates,
): IntervalOutcome {
  const means = estimates ?? plainMeans(overlap);
  const ratio = means === null || means[1] === 0 ? null : means[0] / means[1];
  if (range.lower < 0) return withoutInterval(ratio, reasons.belowZero);
  const found = sides(overlap, range, level, estimates);
  if (typeof found === "string") return withoutInterval(ratio, found);
  const limits = ratioLimits(found.first, found.second, found.r);
  return withInterval(ratio, limits, level, rangedDifference.name);
}
