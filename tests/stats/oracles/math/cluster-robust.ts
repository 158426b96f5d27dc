import {
  type Cluster,
  clusterMean,
  pooledMean,
  scoredClusters,
  totalCount,
} from "../../../../src/stats/math/basics/clusters.ts";
import { sum, tieTolerance } from "../../../../src/stats/math/basics/sums.ts";
import type { Standard } from "../../../../src/stats/math/intervals/t-inference.ts";

interface Residual {
  /** The cluster's share of all samples. */
  readonly share: number;
  /** The cluster's summed deviation from the pooled mean, divided by the number of samples. */
  readonly score: number;
}

function residualsOf(clusters: readonly Cluster[]): readonly Residual[] {
  const scored = scoredClusters(clusters);
  const centre = pooledMean(scored) ?? 0;
  const samples = totalCount(scored);
  const noise = tieTolerance(scored.map(clusterMean));
  return scored.map((cluster) => {
    const deviation = clusterMean(cluster) - centre;
    const share = cluster.count / samples;
    return { share, score: Math.abs(deviation) <= noise ? 0 : share * deviation };
  });
}

function standard(clusters: readonly Cluster[], error: number, df: number): Standard {
  return { estimate: pooledMean(clusters), se: Math.sqrt(error), df };
}

function unknown(clusters: readonly Cluster[], df: number | null): Standard {
  return { estimate: pooledMean(clusters), se: null, df };
}

/** CR0: sum of squared cluster scores, no small-sample correction; df = G - 1. */
export function cr0(clusters: readonly Cluster[]): Standard {
  const residuals = residualsOf(clusters);
  const groups = residuals.length;
  if (groups < 2) return unknown(clusters, groups === 1 ? 0 : null);
  return standard(clusters, sum(residuals.map(({ score }) => score * score)), groups - 1);
}

/** CR1: CR0 times G / (G - 1); df = G - 1. */
export function cr1(clusters: readonly Cluster[]): Standard {
  const { estimate, se, df } = cr0(clusters);
  if (se === null || df === null) return { estimate, se, df };
  return { estimate, se: se * Math.sqrt((df + 1) / df), df };
}

/**
 * CR2 (Bell & McCaffrey 2002) in closed form for a mean, with Satterthwaite degrees of freedom
 * 1 / (sum w² + sum over g≠h of w_g² w_h² / ((1-w_g)(1-w_h))).
 */
export function cr2(clusters: readonly Cluster[]): Standard {
  const residuals = residualsOf(clusters);
  if (residuals.length < 2) return unknown(clusters, null);
  const error = sum(residuals.map(({ share, score }) => (score * score) / (1 - share)));
  const leverages = residuals.map(({ share }) => (share * share) / (1 - share));
  const squares = sum(residuals.map(({ share }) => share * share));
  const total = sum(leverages);
  const crossed = total * total - sum(leverages.map((leverage) => leverage * leverage));
  return standard(clusters, error, 1 / (squares + crossed));
}
