import { unitMean } from "../../math/basics/clusters.ts";
import { type IntervalOutcome, withInterval, withoutInterval } from "../../math/basics/outcome.ts";
import { reasons } from "../../math/basics/reasons.ts";
import {
  clusteredRateOf,
  type RateKind,
  type TwoEstimates,
  type WeightedCluster,
} from "../../math/intervals/clustered-rate.ts";
import { squareAndAdd } from "../../math/intervals/square-and-add.ts";
import type { Method } from "../method.ts";

export const clusterMover: Method = {
  name: "MOVER on effective-n Wilson limits",
  doc: "Interval for the difference of two rates over different clusters.",
  citation: "Zou & Donner 2008, Stat Med 27:1693; Newcombe 1998, Stat Med 17:873",
};

/**
 * Square-and-add of the clustered Wilson limits of each side; every cluster weighs the same unless
 * it brings its weight. 0/1 outcomes; `kind`: what the samples of a cluster are.
 */
export function clusterMoverInterval(
  first: readonly WeightedCluster[],
  second: readonly WeightedCluster[],
  level: number,
  kind: RateKind,
  estimates?: TwoEstimates,
): IntervalOutcome {
  const one = clusteredRateOf(first, level, kind, estimates?.[0]);
  const two = clusteredRateOf(second, level, kind, estimates?.[1]);
  if (one !== null && two !== null)
    return withInterval(
      one.estimate - two.estimate,
      squareAndAdd(one, two, 0),
      level,
      clusterMover.name,
    );
  const means = [one?.estimate ?? unitMean(first), two?.estimate ?? unitMean(second)] as const;
  if (means[0] === null || means[1] === null) return withoutInterval(null, reasons.emptyArm);
  return withoutInterval(means[0] - means[1], reasons.oneCluster);
}
