import { tCritical } from "../../math/basics/distributions.ts";
import { type IntervalOutcome, withInterval, withoutInterval } from "../../math/basics/outcome.ts";
import { reasons } from "../../math/basics/reasons.ts";
import { allEqual, mean } from "../../math/basics/sums.ts";
import { pairedMoments } from "../../math/intervals/paired-moments.ts";
import type { Method } from "../method.ts";

export const fieller: Method = {
  name: "Fieller interval",
  doc: "Interval for the ratio of two means over the same units: the default for graded scores.",
  citation: "Fieller 1954, J R Stat Soc B 16:175",
};

/** `g` measures how close to zero the denominator is; at 1 and above the interval is unbounded. */
export interface FiellerOutcome extends IntervalOutcome {
  readonly g: number | null;
}

/**
 * The ratios R with (a - Rb)² <= t²·(V_a - 2R·C_ab + R²·V_b), t(G-1), for the means a and b of unit
 * means; g = t²V_b/b². No interval where g >= 1 or where every unit has the same ratio.
 */
export function fiellerInterval(
  a: readonly number[],
  b: readonly number[],
  level: number,
): FiellerOutcome {
  if (a.length === 0) return { ...withoutInterval(null, reasons.noPairs), g: null };
  const denominator = mean(b);
  const zero = Math.abs(denominator) === 0;
  const ratio = zero ? null : mean(a) / denominator;
  const moments = pairedMoments(a, b);
  if (zero)
    return { ...withoutInterval(null, reasons.zeroDenominator), g: Number.POSITIVE_INFINITY };
  if (moments === null) return { ...withoutInterval(ratio, reasons.onePair), g: null };
  const t2 = tCritical(level, moments.n - 1) ** 2;
  const g = (t2 * moments.varianceB) / denominator ** 2;
  if (g >= 1) return { ...withoutInterval(ratio, reasons.weakDenominator), g };
  if (allEqual(a.map((value, i) => value - (ratio ?? 0) * (b[i] ?? 0))))
    return { ...withoutInterval(ratio, reasons.allEqual), g };
  const square = moments.meanA ** 2 - t2 * moments.varianceA;
  const product = moments.meanA * moments.meanB - t2 * moments.covariance;
  const lead = moments.meanB ** 2 - t2 * moments.varianceB;
  const root = Math.sqrt(Math.max(0, product * product - square * lead));
  const limits = { lower: (product - root) / lead, upper: (product + root) / lead };
  return { ...withInterval(ratio, limits, level, fieller.name), g };
}
