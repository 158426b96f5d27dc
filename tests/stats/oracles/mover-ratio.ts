import type { TwoCounts } from "../../../src/stats/math/basics/counts.ts";
import { zCritical } from "../../../src/stats/math/basics/distributions.ts";
import {
  type Interval,
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import { ratioLimits } from "../../../src/stats/math/intervals/ratio-limits.ts";
import { wilsonLimits } from "../../../src/stats/math/intervals/wilson-limits.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const moverRatio: Method = {
  name: "MOVER-R on Wilson limits",
  doc: "Interval for the ratio of two independent rates; sound for numerators near zero.",
  citation:
    "Donner & Zou 2012, Stat Methods Med Res 21:347; Newcombe 2016, Stat Methods Med Res 25:1774",
};

/** MOVER-R; with a zero denominator the ratio is null, and the upper limit Infinity. */
export function moverRatioInterval(counts: TwoCounts, level: number): IntervalOutcome {
  const { x1, n1, x2, n2 } = counts;
  if (n1 <= 0 || n2 <= 0) return withoutInterval(null, reasons.emptyArm);
  const z = zCritical(level);
  const [p1, p2] = [x1 / n1, x2 / n2];
  const limits = ratioLimits(
    { estimate: p1, limits: wilsonLimits(p1, n1, z) },
    { estimate: p2, limits: wilsonLimits(p2, n2, z) },
    0,
  );
  return withInterval(p2 === 0 ? null : p1 / p2, limits, level, moverRatio.name);
}

/** The interval of 1 - ratio (the quarantine index of a leakage): [1 - upper, 1 - lower]. */
export function complementInterval(interval: Interval): Interval {
  return { ...interval, lower: 1 - interval.upper, upper: 1 - interval.lower };
}
