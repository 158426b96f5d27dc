import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import { completePairs, type Pair, pairedLimits } from "../../../src/stats/math/basics/pairs.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import type { RateKind, TwoEstimates } from "../../../src/stats/math/intervals/clustered-rate.ts";
import { ratioLimits } from "../../../src/stats/math/intervals/ratio-limits.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const pairedMoverRatio: Method = {
  name: "MOVER-R with correlation on effective-n Wilson limits",
  doc: "Interval for the ratio of two rates over the same units.",
  citation:
    "Donner & Zou 2012, Stat Methods Med Res 21:347; Newcombe 2016, Stat Methods Med Res 25:1774",
};

/** MOVER-R with the limits and the correlation of the complete pairs; 0/1 outcomes only. */
export function pairedMoverRatioInterval(
  pairs: readonly Pair[],
  level: number,
  kind: RateKind,
  estimates?: TwoEstimates,
): IntervalOutcome {
  if (completePairs(pairs).length === 0) return withoutInterval(null, reasons.noPairs);
  const sides = pairedLimits(pairs, level, kind, estimates);
  if (sides === null) return withoutInterval(null, reasons.onePair);
  const { first, second, r } = sides;
  const ratio = second.estimate === 0 ? null : first.estimate / second.estimate;
  return withInterval(ratio, ratioLimits(first, second, r), level, pairedMoverRatio.name);
}
