import {
  type DirectionalOutcome,
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../math/basics/outcome.ts";
import { reasons } from "../../math/basics/reasons.ts";
import { summarise } from "../../math/basics/summary.ts";
import { type RunRate, runsRateOf } from "../../math/intervals/run-rates.ts";
import { type Side, squareAndAdd } from "../../math/intervals/square-and-add.ts";
import {
  replicateWords,
  type Standard,
  type TOutcome,
  tInterval,
  tTest,
} from "../../math/intervals/t-inference.ts";
import { wilsonLimits } from "../../math/intervals/wilson-limits.ts";
import type { Method } from "../method.ts";

export const oneRun: Method = {
  name: "one run against several, t",
  doc: "Interval and test for one training run against several of another arm: the single run is taken to spread as the several do.",
  citation: "Crawford & Howell 1998, Clin Neuropsychol 12:482; Sokal & Rohlf 1995, Biometry",
};

function standard(one: number, several: readonly number[]): Standard {
  const { n, mean, sd, df } = summarise(several);
  if (mean === null) return { estimate: null, se: null, df: null };
  return {
    estimate: one - mean,
    se: sd === null ? null : sd * Math.sqrt(1 + 1 / n),
    df: sd === null ? null : df,
  };
}

/** one - mean(several) ± t(n-1)·s·sqrt(1 + 1/n), s from the several. */
export function oneRunInterval(one: number, several: readonly number[], level: number): TOutcome {
  return tInterval(standard(one, several), level, oneRun.name, replicateWords);
}

/** The test that the single run's arm has the several's mean plus `null`. */
export function oneRunTest(
  one: number,
  several: readonly number[],
  options: { readonly null?: number } = {},
): DirectionalOutcome {
  return tTest(standard(one, several), options.null ?? 0, replicateWords);
}

/**
 * Both sides of the same for rates: the interval over the several, and Wilson limits of the one, which
 * spreads as one of them does: n_eff of the several over their number, t(S-1). Null below two runs.
 */
export function oneRunRateSides(
  one: RunRate,
  several: readonly RunRate[],
  level: number,
): { readonly single: Side; readonly over: Side } | null {
  const rate = rateOf(one);
  const over = runsRateOf(several, level);
  if (rate === null || over === null) return null;
  const runs = several.filter(({ count }) => count > 0).length;
  const inside = Math.min(1, Math.max(0, rate));
  const limits = wilsonLimits(inside, over.size / runs, over.critical);
  return { single: { estimate: inside, limits }, over };
}

function rateOf({ count, sum, value }: RunRate): number | null {
  return count === 0 ? null : (value ?? sum / count);
}

/** Square-and-add of the two sides: one - mean(several). */
export function oneRunRateInterval(
  one: RunRate,
  several: readonly RunRate[],
  level: number,
): IntervalOutcome {
  const rate = rateOf(one);
  if (rate === null) return withoutInterval(null, reasons.emptyArm);
  const sides = oneRunRateSides(one, several, level);
  if (sides === null) return withoutInterval(null, reasons.oneReplicate);
  const { single, over } = sides;
  return withInterval(rate - over.estimate, squareAndAdd(single, over, 0), level, oneRun.name);
}
