import { zCritical } from "../../math/basics/distributions.ts";
import { type IntervalOutcome, withInterval, withoutInterval } from "../../math/basics/outcome.ts";
import { reasons } from "../../math/basics/reasons.ts";
import { wilsonLimits } from "../../math/intervals/wilson-limits.ts";
import type { Method } from "../method.ts";

export const wilson: Method = {
  name: "Wilson score interval",
  doc: "Interval for a rate from independent yes-or-no samples; sound near 0 and 1 and for few samples.",
  citation: "Wilson 1927, J Am Stat Assoc 22:209; Brown, Cai & DasGupta 2001, Stat Sci 16:101",
};

/**
 * Wilson's interval for x successes of n (both may be fractional):
 * (p + k/2 ± sqrt(p(1-p)k + k²/4)) / (1 + k), k = c²/n. `critical` replaces the normal quantile,
 * for instance by a t quantile.
 */
export function wilsonInterval(
  x: number,
  n: number,
  level: number,
  critical: number = zCritical(level),
): IntervalOutcome {
  if (n <= 0) return withoutInterval(null, reasons.noSamples);
  return withInterval(x / n, wilsonLimits(x / n, n, critical), level, wilson.name);
}
