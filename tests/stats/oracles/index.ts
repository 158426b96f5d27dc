/** Methods that no report uses: what ours are held against in tests and in the coverage bench. */
import type { Method } from "../../../src/stats/methods/method.ts";
import { agrestiCaffo } from "./agresti-caffo.ts";
import { agrestiCoull } from "./agresti-coull.ts";
import { bayesUniform } from "./bayes-uniform.ts";
import { benjaminiYekutieli } from "./benjamini-yekutieli.ts";
import { bonettPrice } from "./bonett-price.ts";
import { bonferroni } from "./bonferroni.ts";
import { bootstrap } from "./bootstrap.ts";
import { boschloo } from "./boschloo.ts";
import { clopperPearson } from "./clopper-pearson.ts";
import { clusterMeanT } from "./cluster-mean-t.ts";
import { clusterMoverRatio } from "./cluster-mover-ratio.ts";
import { clusterRobustCr0 } from "./cluster-robust-cr0.ts";
import { clusterRobustCr1 } from "./cluster-robust-cr1.ts";
import { clusterRobustCr2 } from "./cluster-robust-cr2.ts";
import { clusterWelch } from "./cluster-welch.ts";
import { didIndependent } from "./did-independent.ts";
import { didMover } from "./did-mover.ts";
import { didT } from "./did-t.ts";
import { effectiveWilson } from "./effective-wilson.ts";
import { hochberg } from "./hochberg.ts";
import { intraclassCorrelation } from "./intraclass-correlation.ts";
import { jeffreys } from "./jeffreys.ts";
import { katz } from "./katz.ts";
import { logDelta } from "./log-delta.ts";
import { mcnemarChiSquare } from "./mcnemar-chi-square.ts";
import { mcnemarExact } from "./mcnemar-exact.ts";
import { miller } from "./miller.ts";
import { minimumEffectRates } from "./minimum-effect-rates.ts";
import { moverRatio } from "./mover-ratio.ts";
import { newcombePaired } from "./newcombe-paired.ts";
import { overlapMover } from "./overlap-mover.ts";
import { overlapWelch } from "./overlap-welch.ts";
import { pairedClusters } from "./paired-clusters.ts";
import { pairedMoverRatio } from "./paired-mover-ratio.ts";
import { pearson } from "./pearson.ts";
import { rangedDifference } from "./ranged-difference.ts";
import { replicateComponents } from "./replicate-components.ts";
import { replicatePairedT } from "./replicate-paired-t.ts";
import { replicateRateDifference } from "./replicate-rate-difference.ts";
import { replicateWelch } from "./replicate-welch.ts";
import { scoreRatio } from "./score-ratio.ts";
import { sizePaired } from "./size-paired.ts";
import { sizeTwoRates } from "./size-two-rates.ts";
import { spearman } from "./spearman.ts";
import { tost } from "./tost.ts";
import { webb } from "./webb.ts";
import { worstCaseBounds } from "./worst-case-bounds.ts";
import { zeroEvents } from "./zero-events.ts";

export const oracles = [
  agrestiCaffo,
  agrestiCoull,
  bayesUniform,
  benjaminiYekutieli,
  bonettPrice,
  bonferroni,
  bootstrap,
  boschloo,
  clopperPearson,
  clusterMeanT,
  clusterMoverRatio,
  clusterRobustCr0,
  clusterRobustCr1,
  clusterRobustCr2,
  clusterWelch,
  didIndependent,
  didMover,
  didT,
  effectiveWilson,
  hochberg,
  intraclassCorrelation,
  jeffreys,
  katz,
  logDelta,
  mcnemarChiSquare,
  mcnemarExact,
  miller,
  minimumEffectRates,
  moverRatio,
  newcombePaired,
  overlapMover,
  overlapWelch,
  pairedClusters,
  pairedMoverRatio,
  pearson,
  rangedDifference,
  replicateComponents,
  replicatePairedT,
  replicateRateDifference,
  replicateWelch,
  scoreRatio,
  sizePaired,
  sizeTwoRates,
  spearman,
  tost,
  webb,
  worstCaseBounds,
  zeroEvents,
] as const satisfies readonly Method[];
