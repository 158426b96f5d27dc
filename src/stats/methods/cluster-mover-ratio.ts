import { type Cluster, pooledMean, unitMean } from "../math/clusters.ts";
import {
  type EffectiveWilson,
  pooledEffectiveWilson,
  unitEffectiveWilson,
} from "../math/effective-wilson.ts";
import { type IntervalOutcome, withInterval, withoutInterval } from "../math/outcome.ts";
import { ratioLimits } from "../math/ratio-limits.ts";
import { reasons } from "../math/reasons.ts";
import type { Method } from "./method.ts";

export const clusterMoverRatio: Method = {
  name: "MOVER-R on effective-n Wilson limits",
  doc: "Interval for the ratio of two rates over different clusters.",
  citation: "Donner & Zou 2012, Stat Methods Med Res 21:347",
  generalisesTo: "clusters like these",
};

function combine(
  means: readonly [number | null, number | null],
  sides: readonly [EffectiveWilson | null, EffectiveWilson | null],
  level: number,
): IntervalOutcome {
  const [first, second] = means;
  if (first === null || second === null) return withoutInterval(null, reasons.emptyArm);
  const ratio = second === 0 ? null : first / second;
  if (sides[0] === null || sides[1] === null) return withoutInterval(ratio, reasons.oneCluster);
  return withInterval(ratio, ratioLimits(sides[0], sides[1], 0), level, clusterMoverRatio.name);
}

/** MOVER-R on effective-n Wilson limits, every cluster weighing the same; 0/1 outcomes. */
export function clusterMoverRatioInterval(
  first: readonly Cluster[],
  second: readonly Cluster[],
  level: number,
): IntervalOutcome {
  const sides = [unitEffectiveWilson(first, level), unitEffectiveWilson(second, level)] as const;
  return combine([unitMean(first), unitMean(second)], sides, level);
}

/** The same for the sample-weighted rates, on their CR2 limits. */
export function pooledClusterMoverRatioInterval(
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
