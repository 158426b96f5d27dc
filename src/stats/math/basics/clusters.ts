import { mean, squaredDeviations, sum } from "./sums.ts";

/** The scored samples of one cluster (a unit with its epochs, or a group of units), as sums. */
export interface Cluster {
  readonly count: number;
  readonly sum: number;
  /** Sum of squared deviations from the cluster's own mean. */
  readonly within: number;
}

/** The sums of one cluster's values; null is a missing sample. */
export function clusterOf(values: readonly (number | null)[]): Cluster {
  const scored = values.filter((value) => value !== null);
  if (scored.length === 0) return { count: 0, sum: 0, within: 0 };
  return { count: scored.length, sum: sum(scored), within: squaredDeviations(scored) };
}

/** The clusters that have at least one scored sample. */
export function scoredClusters(clusters: readonly Cluster[]): readonly Cluster[] {
  return clusters.filter((cluster) => cluster.count > 0);
}

/** The mean of a cluster with at least one sample. */
export function clusterMean(cluster: Cluster): number {
  return cluster.sum / cluster.count;
}

/** The number of samples in all clusters. */
export function totalCount(clusters: readonly Cluster[]): number {
  return sum(clusters.map((cluster) => cluster.count));
}

/** The mean over all samples, so that large clusters weigh more; null without samples. */
export function pooledMean(clusters: readonly Cluster[]): number | null {
  const count = totalCount(clusters);
  return count === 0 ? null : sum(clusters.map((cluster) => cluster.sum)) / count;
}

/** The mean of the cluster means, so that every cluster weighs the same; null without samples. */
export function unitMean(clusters: readonly Cluster[]): number | null {
  const scored = scoredClusters(clusters);
  return scored.length === 0 ? null : mean(scored.map(clusterMean));
}

/** Sum over samples of squared deviations from `centre`. */
export function squaredDeviationsFrom(clusters: readonly Cluster[], centre: number): number {
  const parts = scoredClusters(clusters).map(
    (cluster) => cluster.within + cluster.count * (clusterMean(cluster) - centre) ** 2,
  );
  return sum(parts);
}
