import {
  type Cluster,
  clusterMean,
  pooledMean,
  scoredClusters,
  totalCount,
} from "../math/clusters.ts";
import { allEqual, sum } from "../math/sums.ts";
import type { Method } from "./method.ts";

export const intraclassCorrelation: Method = {
  name: "ANOVA intraclass correlation",
  doc: "How alike the samples of one cluster are: 0 for no more than strangers, 1 for identical.",
  citation: "Fisher 1925; Donner 1986, Int Stat Rev 54:67",
};

/**
 * (MSB - MSW) / (MSB + (n0-1)·MSW) with n0 = (N - sum n_g²/N)/(G-1); may be negative. Null for fewer
 * than two clusters, for one sample per cluster, and for data without any variation.
 */
export function intraclassCorrelationOf(clusters: readonly Cluster[]): number | null {
  const scored = scoredClusters(clusters);
  const centre = pooledMean(scored);
  const n = totalCount(scored);
  const groups = scored.length;
  if (centre === null || groups < 2 || n === groups) return null;
  const means = scored.map(clusterMean);
  const between = allEqual(means)
    ? 0
    : sum(scored.map((c) => c.count * (clusterMean(c) - centre) ** 2)) / (groups - 1);
  const within = sum(scored.map((c) => c.within)) / (n - groups);
  const size = (n - sum(scored.map((c) => c.count * c.count)) / n) / (groups - 1);
  const total = between + (size - 1) * within;
  return total === 0 ? null : (between - within) / total;
}
