import { clusterMean, scoredClusters, unitMean } from "../../../src/stats/math/basics/clusters.ts";
import {
  type DirectionalOutcome,
  type IntervalOutcome,
  withInterval,
  withoutInterval,
  withoutTest,
} from "../../../src/stats/math/basics/outcome.ts";
import {
  completePairs,
  type Pair,
  pairDifferences,
  trustInPairs,
} from "../../../src/stats/math/basics/pairs.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import {
  clusteredRateOf,
  type RateKind,
  type TwoEstimates,
  type WeightedCluster,
} from "../../../src/stats/math/intervals/clustered-rate.ts";
import { overlapCorrelation } from "../../../src/stats/math/intervals/overlap.ts";
import { squareAndAdd } from "../../../src/stats/math/intervals/square-and-add.ts";
import { invertedTest } from "../../../src/stats/math/p-values/inverted-test.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const overlapMover: Method = {
  name: "MOVER for groups that share units",
  doc: "Interval and test for the difference of two rates over groups of which a part is the same units.",
  citation: "Zou & Donner 2008, Stat Med 27:1693; the share in the correlation is this project's",
};

/** The units of two groups: those on both sides, and those of one side alone. */
export interface RateOverlap {
  readonly shared: readonly Pair[];
  readonly onlyFirst: readonly WeightedCluster[];
  readonly onlySecond: readonly WeightedCluster[];
}

interface Sides {
  readonly first: readonly WeightedCluster[];
  readonly second: readonly WeightedCluster[];
  readonly r: number;
}

/** Pairs with an empty side count for the other side alone. */
function sidesOf({ shared, onlyFirst, onlySecond }: RateOverlap): Sides {
  const complete = completePairs(shared);
  const first = scoredClusters([...shared.map((pair) => pair.first), ...onlyFirst]);
  const second = scoredClusters([...shared.map((pair) => pair.second), ...onlySecond]);
  const sharedMeans = [complete.map((p) => p.first), complete.map((p) => p.second)] as const;
  const rest = (all: readonly WeightedCluster[]) =>
    Array.from({ length: all.length - complete.length }, () => 0);
  const r = overlapCorrelation({
    sharedFirst: sharedMeans[0].map(clusterMean),
    sharedSecond: sharedMeans[1].map(clusterMean),
    onlyFirst: rest(first),
    onlySecond: rest(second),
  });
  return { first, second, r: r * trustInPairs(pairDifferences(complete)) };
}

/**
 * Square-and-add of the clustered Wilson limits over all units of each side, r the correlation of
 * the shared ones times n12/sqrt(n1 n2): MOVER of different units where none is shared.
 */
export function overlapMoverInterval(
  overlap: RateOverlap,
  level: number,
  kind: RateKind,
  estimates?: TwoEstimates,
): IntervalOutcome {
  const { first, second, r } = sidesOf(overlap);
  const one = clusteredRateOf(first, level, kind, estimates?.[0]);
  const two = clusteredRateOf(second, level, kind, estimates?.[1]);
  const means = [one?.estimate ?? unitMean(first), two?.estimate ?? unitMean(second)] as const;
  if (means[0] === null || means[1] === null) return withoutInterval(null, reasons.emptyArm);
  const difference = means[0] - means[1];
  if (one === null || two === null) return withoutInterval(difference, reasons.oneCluster);
  return withInterval(difference, squareAndAdd(one, two, r), level, overlapMover.name);
}

/** The test that the difference equals `null`: the alpha at which the interval's limit meets it. */
export function overlapMoverTest(
  overlap: RateOverlap,
  kind: RateKind,
  options: { readonly null?: number; readonly estimates?: TwoEstimates } = {},
): DirectionalOutcome {
  const at = (level: number) => overlapMoverInterval(overlap, level, kind, options.estimates);
  const { estimate, interval, reason } = at(0.95);
  if (estimate === null || interval === null) return withoutTest(reason ?? reasons.noSamples);
  return invertedTest((level) => at(level).interval ?? interval, estimate, options.null ?? 0);
}
