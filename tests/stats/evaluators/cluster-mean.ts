import { clusterOf, scoredClusters, totalCount } from "../../../src/stats/math/basics/clusters.ts";
import { clusterMeanTInterval } from "../oracles/cluster-mean-t.ts";
import { clusterRobustCr0Interval } from "../oracles/cluster-robust-cr0.ts";
import { clusterRobustCr1Interval } from "../oracles/cluster-robust-cr1.ts";
import { clusterRobustCr2Interval } from "../oracles/cluster-robust-cr2.ts";
import {
  effectiveWilsonInterval,
  pooledEffectiveWilsonInterval,
} from "../oracles/effective-wilson.ts";
import { intraclassCorrelationOf } from "../oracles/intraclass-correlation.ts";
import { millerStandardError, naiveStandardError } from "../oracles/miller.ts";
import { ends, endsOrPoint, isBinary, type Values } from "./evaluator.ts";

interface Input {
  readonly clusters: readonly Values[];
  readonly conf: number;
}

const graded = { interval: null, effectiveSize: null, critical: null };

export function evaluateClusterMean({ clusters: samples, conf }: Input) {
  const clusters = scoredClusters(samples.map(clusterOf));
  const binary = isBinary(clusters, samples);
  const cr1 = clusterRobustCr1Interval(clusters, conf);
  const cr2 = clusterRobustCr2Interval(clusters, conf);
  const pooled = binary ? pooledEffectiveWilsonInterval(clusters, conf) : graded;
  const unit = clusterMeanTInterval(clusters, conf);
  const unitWilson = binary ? effectiveWilsonInterval(clusters, conf) : graded;
  const n = totalCount(clusters);
  return {
    n,
    clusters: clusters.length,
    mean: cr1.estimate,
    se_naive: naiveStandardError(clusters),
    se_miller: millerStandardError(clusters),
    se_cr0: clusterRobustCr0Interval(clusters, conf).se,
    se_cr1: cr1.se,
    se_cr2: cr2.se,
    df_cr1: cr1.df,
    df_cr2: cr2.df,
    ci_cr1_t: endsOrPoint(cr1),
    ci_cr2_t: endsOrPoint(cr2),
    icc: intraclassCorrelationOf(clusters),
    deff: pooled.effectiveSize === null ? null : n / pooled.effectiveSize,
    n_eff: pooled.effectiveSize,
    wilson_eff: ends(pooled.interval),
    wilson_eff_crit: pooled.critical,
    unit_mean: unit.estimate,
    unit_se: unit.se,
    unit_ci: endsOrPoint(unit),
    unit_n_eff: unitWilson.effectiveSize,
    unit_wilson: ends(unitWilson.interval),
  };
}
