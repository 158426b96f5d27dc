import { type Cluster, pooledMean, unitMean } from "../math/clusters.ts";
import {
  type EffectiveWilson,
  pooledEffectiveWilson,
  unitEffectiveWilson,
} from "../math/effective-wilson.ts";
import { type IntervalOutcome, withInterval, withoutInterval } from "../math/outcome.ts";
import { reasons } from "../math/reasons.ts";
import { squareAndAdd } from "../math/square-and-add.ts";
import type { Method } from "./method.ts";

export const clusterMover: Method = {
  name: "MOVER on effective-n Wilson limits",
  doc: "Interval for the difference of two rates over different clusters.",
  citation: "Zou & Donner 2008, Stat Med 27:1693; Newcombe 1998, Stat Med 17:873",
  generalisesTo: "clusters like these",
};

function combine(
  means: readonly [number | null, number | null],
  sides: readonly [EffectiveWilson | null, EffectiveWilson | null],
  level: number,
): IntervalOutcome {
  if (means[0] === null || means[1] === null) return withoutInterval(null, reasons.emptyArm);
  const difference = means[0] - means[1];
  if (sides[0] === null || sides[1] === null)
    return withoutInterval(difference, reasons.oneCluster);
  const limits = squareAndAdd(sides[0], sides[1], 0);
  return withInterval(difference, limits, level, clusterMover.name);
}

/** Square-and-add of the effective-n Wilson limits, every cluster weighing the same; 0/1 outcomes. */
export function clusterMoverInterval(
  first: readonly Cluster[],
  second: readonly Cluster[],
  level: number,
): IntervalOutcome {
  const sides = [unitEffectiveWilson(first, level), unitEffectiveWilson(second, level)] as const;
  return combine([unitMean(first), unitMean(second)], sides, level);
}

/** The same for the sample-weighted rates, on their CR2 limits. */
export function pooledClusterMoverInterval(
  first: readonly Cluster[],
  second: readonly Cluster[],
  level: number,
): IntervalOutcome {
  const sides = [
    pooledEffectiveWilson(first, level),
    pooledEffectiveWilson(second, level),
  ] as const;
  return combine([pooledMean(first), pooledMean(second)], sides, level);
}
