import { type Cluster, clusterMean } from "./clusters.ts";
import { correlation } from "./correlation.ts";
import { type EffectiveWilson, unitEffectiveWilson } from "./effective-wilson.ts";

/** One unit (or group of units) seen under both conditions. */
export interface Pair {
  readonly first: Cluster;
  readonly second: Cluster;
}

/** The pairs with at least one scored sample on each side. */
export function completePairs(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.filter(({ first, second }) => first.count > 0 && second.count > 0);
}

/** First minus second, of the cluster means, for every complete pair. */
export function pairDifferences(pairs: readonly Pair[]): readonly number[] {
  return completePairs(pairs).map(({ first, second }) => clusterMean(first) - clusterMean(second));
}

/** The correlation of the cluster means between the two conditions; 0 where it is undefined. */
export function pairCorrelation(pairs: readonly Pair[]): number {
  const complete = completePairs(pairs);
  const first = complete.map((pair) => clusterMean(pair.first));
  return (
    correlation(
      first,
      complete.map((pair) => clusterMean(pair.second)),
    ) ?? 0
  );
}

/** Effective-n Wilson limits of each condition over the complete pairs, and their correlation. */
export interface PairedLimits {
  readonly first: EffectiveWilson;
  readonly second: EffectiveWilson;
  readonly r: number;
}

/** The limits that paired MOVER and MOVER-R start from; null for fewer than two pairs. */
export function pairedLimits(pairs: readonly Pair[], level: number): PairedLimits | null {
  const complete = completePairs(pairs);
  const first = unitEffectiveWilson(
    complete.map((pair) => pair.first),
    level,
  );
  const second = unitEffectiveWilson(
    complete.map((pair) => pair.second),
    level,
  );
  return first && second && { first, second, r: pairCorrelation(complete) };
}
