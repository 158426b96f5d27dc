import {
  type Cluster,
  pooledMean,
  squaredDeviationsFrom,
  totalCount,
} from "../../../src/stats/math/basics/clusters.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { cr0 } from "./math/cluster-robust.ts";

export const miller: Method = {
  name: "Miller's clustered standard error",
  doc: "The clustered standard error of the evals literature; no correction for few clusters.",
  citation: "Miller 2024, arXiv 2411.00640",
};

/** sqrt(sum (s-m)² / ((n-1)n)): the error that ignores clusters; null for fewer than two samples. */
export function naiveStandardError(clusters: readonly Cluster[]): number | null {
  const centre = pooledMean(clusters);
  const n = totalCount(clusters);
  if (centre === null || n < 2) return null;
  return Math.sqrt(squaredDeviationsFrom(clusters, centre) / ((n - 1) * n));
}

/**
 * SE² = SE_CLT² + (1/n²) · sum over clusters of the products of deviations of different samples;
 * null for fewer than two clusters. The products of a cluster are S_c² - sum (s-m)².
 */
export function millerStandardError(clusters: readonly Cluster[]): number | null {
  const centre = pooledMean(clusters);
  const naive = naiveStandardError(clusters);
  const { se } = cr0(clusters);
  if (centre === null || naive === null || se === null) return null;
  const n = totalCount(clusters);
  const own = squaredDeviationsFrom(clusters, centre) / (n * n);
  return Math.sqrt(Math.max(0, naive * naive + se * se - own));
}
