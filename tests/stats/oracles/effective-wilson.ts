import {
  type Cluster,
  pooledMean,
  scoredClusters,
  unitMean,
} from "../../../src/stats/math/basics/clusters.ts";
import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import {
  type EffectiveWilson,
  pooledEffectiveWilson,
  unitEffectiveWilson,
} from "./math/effective-wilson.ts";

export const effectiveWilson: Method = {
  name: "Wilson interval on effective n, t",
  doc: "Interval for a rate from several samples per cluster: the default for yes-or-no outcomes.",
  citation:
    "Korn & Graubard 1998, Surv Methodol 24:193; Franco et al. 2019, J Surv Stat Methodol 7:334",
};

/** The interval with the effective sample size and critical value that went into it. */
export interface EffectiveWilsonOutcome extends IntervalOutcome {
  readonly effectiveSize: number | null;
  readonly critical: number | null;
}

function outcome(
  estimate: number | null,
  clusters: readonly Cluster[],
  found: EffectiveWilson | null,
  level: number,
): EffectiveWilsonOutcome {
  const unknown = { effectiveSize: null, critical: null };
  if (estimate === null) return { ...withoutInterval(null, reasons.noSamples), ...unknown };
  if (found === null || scoredClusters(clusters).length < 2)
    return { ...withoutInterval(estimate, reasons.oneCluster), ...unknown };
  return {
    ...withInterval(found.estimate, found.limits, level, effectiveWilson.name),
    effectiveSize: found.size,
    critical: found.critical,
  };
}

/**
 * W(m, n_eff, t(G-1)) for the mean m of cluster means, n_eff = min(N, m(1-m)/V), V = var/G, n_eff = G
 * where V = 0; plain Wilson where every cluster has one sample. 0/1 outcomes only.
 */
export function effectiveWilsonInterval(
  clusters: readonly Cluster[],
  level: number,
): EffectiveWilsonOutcome {
  return outcome(unitMean(clusters), clusters, unitEffectiveWilson(clusters, level), level);
}

/** The same for the sample-weighted rate, on its CR2 variance and Satterthwaite df. */
export function pooledEffectiveWilsonInterval(
  clusters: readonly Cluster[],
  level: number,
): EffectiveWilsonOutcome {
  return outcome(pooledMean(clusters), clusters, pooledEffectiveWilson(clusters, level), level);
}
