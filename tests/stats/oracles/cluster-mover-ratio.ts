import { unitMean } from "../../../src/stats/math/basics/clusters.ts";
import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import {
  clusteredRateOf,
  type RateKind,
  type TwoEstimates,
  type WeightedCluster,
} from "../../../src/stats/math/intervals/clustered-rate.ts";
import { ratioLimits } from "../../../src/stats/math/intervals/ratio-limits.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const clusterMoverRatio: Method = {
  name: "MOVER-R on effective-n Wilson limits",
  doc: "Interval for the ratio of two rates over different clusters.",
  citation: "Donner & Zou 2012, Stat Methods Med Res 21:347",
};

/**
 * MOVER-R on the clustered Wilson limits of each side; every cluster weighs the same unless it
 * brings its weight. 0/1 outcomes; `kind`: what the samples of a cluster are.
 */
export function clusterMoverRatioInterval(
  first: readonly WeightedCluster[],
  second: readonly WeightedCluster[],
  level: number,
  kind: RateKind,
  estimates?: TwoEstimates,
): IntervalOutcome {
  const one = clusteredRateOf(first, level, kind, estimates?.[0]);
  const two = clusteredRateOf(second, level, kind, estimates?.[1]);
  const means = [one?.estimate ?? unitMean(first), two?.estimate ?? unitMean(second)] as const;
  if (means[0] === null || means[1] === null) return withoutInterval(null, reasons.emptyArm);
  const ratio = means[1] === 0 ? null : means[0] / means[1];
  if (one === null || two === null) return withoutInterval(ratio, reasons.oneCluster);
  return withInterval(ratio, ratioLimits(one, two, 0), level, clusterMoverRatio.name);
}
