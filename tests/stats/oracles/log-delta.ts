import { tCritical } from "../../../src/stats/math/basics/distributions.ts";
import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import { allEqual } from "../../../src/stats/math/basics/sums.ts";
import { pairedMoments } from "../../../src/stats/math/intervals/paired-moments.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { reasons } from "./math/reasons.ts";

export const logDelta: Method = {
  name: "log delta interval",
  doc: "Interval for the ratio of two means on the log scale; only for denominators far from zero.",
  citation: "Oehlert 1992, Am Stat 46:27",
};

/** exp(log R ± t(G-1)·sqrt(V_a/a² + V_b/b² - 2C_ab/(ab))); null where R is not positive. */
export function logDeltaInterval(
  a: readonly number[],
  b: readonly number[],
  level: number,
): IntervalOutcome {
  if (a.length === 0) return withoutInterval(null, reasons.noPairs);
  const moments = pairedMoments(a, b);
  if (moments === null) return withoutInterval(null, reasons.onePair);
  const { meanA, meanB, varianceA, varianceB, covariance } = moments;
  if (meanB === 0) return withoutInterval(null, reasons.zeroDenominator);
  const ratio = meanA / meanB;
  if (!(ratio > 0)) return withoutInterval(ratio, reasons.notPositive);
  if (allEqual(a.map((value, i) => value - ratio * (b[i] ?? 0))))
    return withoutInterval(ratio, reasons.allEqual);
  const spread =
    varianceA / meanA ** 2 + varianceB / meanB ** 2 - (2 * covariance) / (meanA * meanB);
  const factor = Math.exp(tCritical(level, moments.n - 1) * Math.sqrt(Math.max(0, spread)));
  return withInterval(
    ratio,
    { lower: ratio / factor, upper: ratio * factor },
    level,
    logDelta.name,
  );
}
