import { unitMean } from "../../math/basics/clusters.ts";
import { type IntervalOutcome, withInterval, withoutInterval } from "../../math/basics/outcome.ts";
import { reasons } from "../../math/basics/reasons.ts";
import {
  type ClusteredRate,
  clusteredRateOf,
  type RateKind,
  type WeightedCluster,
} from "../../math/intervals/clustered-rate.ts";
import type { Method } from "../method.ts";

export const clusteredRate: Method = {
  name: "Wilson interval on effective n by ICC, t",
  doc: "Interval for a rate from several samples per cluster or unit: the default for yes-or-no outcomes.",
  citation:
    "Saha, Miller & Wang 2016, Stat Med 35:4303; Korn & Graubard 1998, Surv Methodol 24:193; the shrinkage of the ICC is this project's",
};

/** The interval with the effective sample size, critical value and correlations behind it. */
export interface ClusteredRateOutcome extends IntervalOutcome {
  readonly effectiveSize: number | null;
  readonly critical: number | null;
  readonly icc: number | null;
  readonly rho: number | null;
}

function details(found: ClusteredRate | null) {
  return {
    effectiveSize: found?.size ?? null,
    critical: found?.critical ?? null,
    icc: found?.icc ?? null,
    rho: found?.rho ?? null,
  };
}

/**
 * W(m, n_eff, t(G-1)), n_eff = G² / sum_g (1 + (n_g-1) rho)/n_g, rho = w·icc + (1-w)·rho0 with
 * w = e/(e+c): rho0 = 0.6 and c = 4 for clusters of units, 1 and 2 for epochs of one unit, e the
 * fewer of events and others (samples for clusters, units with one for epochs). Weights: 1/G each
 * unless given. One cluster: no interval.
 */
export function clusteredRateInterval(
  clusters: readonly WeightedCluster[],
  level: number,
  kind: RateKind,
  estimate?: number,
): ClusteredRateOutcome {
  const found = clusteredRateOf(clusters, level, kind, estimate);
  const plain = estimate ?? unitMean(clusters);
  if (plain === null) return { ...withoutInterval(null, reasons.noSamples), ...details(null) };
  if (found === null) return { ...withoutInterval(plain, reasons.oneCluster), ...details(null) };
  return {
    ...withInterval(found.estimate, found.limits, level, clusteredRate.name),
    ...details(found),
  };
}
