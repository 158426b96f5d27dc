import {
  type Cluster,
  clusterMean,
  scoredClusters,
  totalCount,
  unitMean,
} from "../../../../src/stats/math/basics/clusters.ts";
import { tCritical, zCritical } from "../../../../src/stats/math/basics/distributions.ts";
import type { Limits } from "../../../../src/stats/math/basics/outcome.ts";
import { variance } from "../../../../src/stats/math/basics/sums.ts";
import { wilsonLimits } from "../../../../src/stats/math/intervals/wilson-limits.ts";
import { cr2 } from "./cluster-robust.ts";

/** Wilson limits on an effective sample size, with what went into them. */
export interface EffectiveWilson {
  readonly estimate: number;
  readonly size: number;
  readonly critical: number;
  readonly limits: Limits;
}

interface Spread {
  readonly estimate: number;
  readonly variance: number;
  readonly df: number;
}

function limitsOf(clusters: readonly Cluster[], spread: Spread, level: number): EffectiveWilson {
  const { estimate } = spread;
  const groups = clusters.length;
  if (clusters.every((cluster) => cluster.count === 1)) {
    const critical = zCritical(level);
    return { estimate, size: groups, critical, limits: wilsonLimits(estimate, groups, critical) };
  }
  const supported = (estimate * (1 - estimate)) / spread.variance;
  const size = spread.variance === 0 ? groups : Math.min(totalCount(clusters), supported);
  const critical = tCritical(level, spread.df);
  return { estimate, size, critical, limits: wilsonLimits(estimate, size, critical) };
}

/**
 * Effective-n Wilson limits for the mean of cluster means of 0/1 outcomes: n_eff = min(N, m(1-m)/V)
 * with V = var(cluster means)/G, n_eff = G where V = 0, critical value t(G-1); plain Wilson with z
 * where every cluster has one sample. Null for fewer than two clusters.
 */
export function unitEffectiveWilson(
  clusters: readonly Cluster[],
  level: number,
): EffectiveWilson | null {
  const scored = scoredClusters(clusters);
  const estimate = unitMean(scored);
  if (estimate === null || scored.length < 2) return null;
  const spread = variance(scored.map(clusterMean)) / scored.length;
  return limitsOf(scored, { estimate, variance: spread, df: scored.length - 1 }, level);
}

/** The same for the mean over all samples, with the CR2 variance and its degrees of freedom. */
export function pooledEffectiveWilson(
  clusters: readonly Cluster[],
  level: number,
): EffectiveWilson | null {
  const scored = scoredClusters(clusters);
  const { estimate, se, df } = cr2(scored);
  if (estimate === null || se === null || df === null) return null;
  return limitsOf(scored, { estimate, variance: se * se, df }, level);
}
