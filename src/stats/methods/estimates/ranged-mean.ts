import { type IntervalOutcome, withInterval, withoutInterval } from "../../math/basics/outcome.ts";
import { reasons } from "../../math/basics/reasons.ts";
import { mean } from "../../math/basics/sums.ts";
import {
  type RangedMean,
  rangedMeanOf,
  type ScoreRange,
} from "../../math/intervals/ranged-mean.ts";
import type { Method } from "../method.ts";

export const rangedMean: Method = {
  name: "Wilson interval on the range of a score, t",
  doc: "Interval for the mean of a score with a declared range: it stays inside, and knows that a rare far value may not have been seen.",
  citation:
    "Wilson 1927, J Am Stat Assoc 22:209; Korn & Graubard 1998, Surv Methodol 24:193; for scores this project's",
};

/** The interval with the effective sample size and critical value that went into it. */
export interface RangedMeanOutcome extends IntervalOutcome {
  readonly effectiveSize: number | null;
  readonly critical: number | null;
}

function details(found: RangedMean | null) {
  return { effectiveSize: found?.size ?? null, critical: found?.critical ?? null };
}

/**
 * Wilson limits between the ends of the range on n_eff = m(1-m)/V (m on the scale from 0 to 1), drawn
 * towards G where few values are away from the median. `values`: one a draw, in units of the score.
 */
export function rangedMeanInterval(
  values: readonly number[],
  range: ScoreRange,
  level: number,
  estimate: number | null = values.length === 0 ? null : mean(values),
): RangedMeanOutcome {
  if (estimate === null) return { ...withoutInterval(null, reasons.noSamples), ...details(null) };
  const found = rangedMeanOf(values, range, level, estimate);
  if (found === null) return { ...withoutInterval(estimate, reasons.oneValue), ...details(null) };
  return { ...withInterval(estimate, found.limits, level, rangedMean.name), ...details(found) };
}
