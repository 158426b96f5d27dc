import {
  type Cluster,
  clusterMean,
  pooledMean,
  scoredClusters,
  totalCount,
} from "../basics/clusters.ts";
import { allEqual, sum } from "../basics/sums.ts";

/** One-way analysis of variance of samples in clusters: the mean squares and the cluster size n0. */
export interface MeanSquares {
  readonly between: number;
  readonly within: number;
  readonly size: number;
}

/** The mean squares; null for fewer than two clusters and for one sample per cluster. */
export function meanSquares(clusters: readonly Cluster[]): MeanSquares | null {
  const scored = scoredClusters(clusters);
  const centre = pooledMean(scored);
  const n = totalCount(scored);
  const groups = scored.length;
  if (centre === null || groups < 2 || n === groups) return null;
  const squares = scored.map((c) => c.count * (clusterMean(c) - centre) ** 2);
  return {
    between: allEqual(scored.map(clusterMean)) ? 0 : sum(squares) / (groups - 1),
    within: sum(scored.map((c) => c.within)) / (n - groups),
    size: (n - sum(scored.map((c) => c.count * c.count)) / n) / (groups - 1),
  };
}

/** (MSB - MSW) / (MSB + (n0-1)·MSW); may be negative, null where nothing varies or is repeated. */
export function anovaCorrelation(clusters: readonly Cluster[]): number | null {
  const found = meanSquares(clusters);
  if (found === null) return null;
  const total = found.between + (found.size - 1) * found.within;
  return total === 0 ? null : (found.between - found.within) / total;
}
