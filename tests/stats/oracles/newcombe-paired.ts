import type { PairedCounts } from "../../../src/stats/math/basics/counts.ts";
import { zCritical } from "../../../src/stats/math/basics/distributions.ts";
import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import { squareAndAdd } from "../../../src/stats/math/intervals/square-and-add.ts";
import { wilsonLimits } from "../../../src/stats/math/intervals/wilson-limits.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const newcombePaired: Method = {
  name: "Newcombe paired score interval",
  doc: "Interval for the difference of two rates over the same units, from Wilson limits and φ.",
  citation: "Newcombe 1998, Stat Med 17:2635 (method 10)",
};

/** φ = (ad-bc)/sqrt(row and column totals), a positive numerator reduced by n/2 but not below 0. */
export function correctedPhi(counts: PairedCounts): number {
  const { both: a, onlyFirst: b, onlySecond: c, neither: d } = counts;
  const product = (a + b) * (c + d) * (a + c) * (b + d);
  if (product === 0) return 0;
  const raw = a * d - b * c;
  return (raw > 0 ? Math.max(0, raw - (a + b + c + d) / 2) : raw) / Math.sqrt(product);
}

/** Square-and-add of the two Wilson intervals with cross term -2φ. */
export function newcombePairedInterval(counts: PairedCounts, level: number): IntervalOutcome {
  const { both, onlyFirst, onlySecond, neither } = counts;
  const n = both + onlyFirst + onlySecond + neither;
  if (n <= 0) return withoutInterval(null, reasons.noPairs);
  const z = zCritical(level);
  const [p1, p2] = [(both + onlyFirst) / n, (both + onlySecond) / n];
  const limits = squareAndAdd(
    { estimate: p1, limits: wilsonLimits(p1, n, z) },
    { estimate: p2, limits: wilsonLimits(p2, n, z) },
    correctedPhi(counts),
  );
  return withInterval((onlyFirst - onlySecond) / n, limits, level, newcombePaired.name);
}
