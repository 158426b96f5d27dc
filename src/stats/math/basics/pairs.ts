import {
  type ClusteredRate,
  clusteredRateOf,
  type RateKind,
  type TwoEstimates,
  type WeightedCluster,
} from "../intervals/clustered-rate.ts";
import { correlation } from "../intervals/correlation.ts";
import { effectiveNumber } from "../intervals/effective-number.ts";
import { clusterMean } from "./clusters.ts";
import { allEqual, sum } from "./sums.ts";

/** One unit (or group of units) seen under both conditions, with its weight in each estimate. */
export interface Pair {
  readonly first: WeightedCluster;
  readonly second: WeightedCluster;
}

/** The pairs with at least one scored sample on each side. */
export function completePairs(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.filter(({ first, second }) => first.count > 0 && second.count > 0);
}

/** First minus second, of the cluster means, for every complete pair. */
export function pairDifferences(pairs: readonly Pair[]): readonly number[] {
  return completePairs(pairs).map(({ first, second }) => clusterMean(first) - clusterMean(second));
}

/** Whether every sample of a pair's side has the same value, in all pairs: one answer, copied. */
export function answersAgree(pairs: readonly Pair[]): boolean {
  return completePairs(pairs).every(({ first, second }) =>
    allEqual([first.within, second.within, 0]),
  );
}

/** A side's means as what each adds to the deviation of the estimate: weight times (mean - centre). */
function influences(clusters: readonly WeightedCluster[]): readonly number[] {
  const weights = clusters.map(({ weight }) => weight ?? 1);
  const centre = sum(clusters.map((c, g) => (weights[g] ?? 0) * clusterMean(c))) / sum(weights);
  return clusters.map((c, g) => (weights[g] ?? 0) * (clusterMean(c) - centre));
}

/**
 * The correlation of the two estimates, from that of the cluster means between the two conditions
 * (of their influences where clusters bring weights); 0 where it is undefined.
 */
export function pairCorrelation(pairs: readonly Pair[]): number {
  const complete = completePairs(pairs);
  const [first, second] = [complete.map((pair) => pair.first), complete.map((pair) => pair.second)];
  const weighted = [...first, ...second].some(({ weight }) => weight !== undefined);
  const values = weighted ? influences : (side: typeof first) => side.map(clusterMean);
  return correlation(values(first), values(second)) ?? 0;
}

/**
 * How far a correlation between two rates is trusted, from 0 to 1: e / (e + 1/2), e the effective
 * number of pairs that differ. A few pairs that differ say little about how alike the sides are,
 * and an interval that believes them is too short where epochs agree.
 */
export function trustInPairs(differences: readonly number[]): number {
  const differing = effectiveNumber(differences.map(Math.abs));
  return differing / (differing + 0.5);
}

/** Wilson limits of each condition over the complete pairs, and the correlation that MOVER uses. */
export interface PairedLimits {
  readonly first: ClusteredRate;
  readonly second: ClusteredRate;
  readonly r: number;
}

/** The limits that paired MOVER and MOVER-R start from; null for fewer than two pairs. */
export function pairedLimits(
  pairs: readonly Pair[],
  level: number,
  kind: RateKind,
  estimates?: TwoEstimates,
): PairedLimits | null {
  const complete = completePairs(pairs);
  const [a, b] = [complete.map((pair) => pair.first), complete.map((pair) => pair.second)];
  const first = clusteredRateOf(a, level, kind, estimates?.[0]);
  const second = clusteredRateOf(b, level, kind, estimates?.[1]);
  if (first === null || second === null) return null;
  const r = pairCorrelation(complete) * trustInPairs(pairDifferences(complete));
  return { first, second, r };
}
