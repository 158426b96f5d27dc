import { agrestiCaffo } from "./agresti-caffo.ts";
import { agrestiCoull } from "./agresti-coull.ts";
import { auroc } from "./auroc.ts";
import { bayesUniform } from "./bayes-uniform.ts";
import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { benjaminiYekutieli } from "./benjamini-yekutieli.ts";
import { bonettPrice } from "./bonett-price.ts";
import { bonferroni } from "./bonferroni.ts";
import { bootstrap } from "./bootstrap.ts";
import { boschloo } from "./boschloo.ts";
import { clopperPearson } from "./clopper-pearson.ts";
import { clusterMeanT } from "./cluster-mean-t.ts";
import { clusterMover } from "./cluster-mover.ts";
import { clusterMoverRatio } from "./cluster-mover-ratio.ts";
import { clusterRobustCr0 } from "./cluster-robust-cr0.ts";
import { clusterRobustCr1 } from "./cluster-robust-cr1.ts";
import { clusterRobustCr2 } from "./cluster-robust-cr2.ts";
import { clusterWelch } from "./cluster-welch.ts";
import { clusteredRate } from "./clustered-rate.ts";
import { cohenKappa } from "./cohen-kappa.ts";
import { didIndependent } from "./did-independent.ts";
import { didMover } from "./did-mover.ts";
import { didT } from "./did-t.ts";
import { didWider } from "./did-wider.ts";
import { effectiveWilson } from "./effective-wilson.ts";
import { fieller } from "./fieller.ts";
import { fisher } from "./fisher.ts";
import { hochberg } from "./hochberg.ts";
import { intraclassCorrelation } from "./intraclass-correlation.ts";
import { jeffreys } from "./jeffreys.ts";
import { katz } from "./katz.ts";
import { krippendorffAlpha } from "./krippendorff-alpha.ts";
import { logDelta } from "./log-delta.ts";
import { mcnemarChiSquare } from "./mcnemar-chi-square.ts";
import { mcnemarExact } from "./mcnemar-exact.ts";
import { mcnemarMidP } from "./mcnemar-mid-p.ts";
import { meanT } from "./mean-t.ts";
import type { Method } from "./method.ts";
import { miettinenNurminen } from "./miettinen-nurminen.ts";
import { miller } from "./miller.ts";
import { minimumEffect } from "./minimum-effect.ts";
import { minimumEffectRates } from "./minimum-effect-rates.ts";
import { moverRatio } from "./mover-ratio.ts";
import { newcombe } from "./newcombe.ts";
import { newcombePaired } from "./newcombe-paired.ts";
import { oneRun } from "./one-run.ts";
import { overlapMover } from "./overlap-mover.ts";
import { overlapWelch } from "./overlap-welch.ts";
import { pairedClusters } from "./paired-clusters.ts";
import { pairedMover } from "./paired-mover.ts";
import { pairedMoverRatio } from "./paired-mover-ratio.ts";
import { pairedT } from "./paired-t.ts";
import { pearson } from "./pearson.ts";
import { permutation } from "./permutation.ts";
import { predictionPowered } from "./prediction-powered.ts";
import { rangedDifference } from "./ranged-difference.ts";
import { rangedMean } from "./ranged-mean.ts";
import { replicateComponents } from "./replicate-components.ts";
import { replicatePairedT } from "./replicate-paired-t.ts";
import { replicateRate } from "./replicate-rate.ts";
import { replicateRateDifference } from "./replicate-rate-difference.ts";
import { replicateT } from "./replicate-t.ts";
import { replicateTwoWay } from "./replicate-two-way.ts";
import { replicateWelch } from "./replicate-welch.ts";
import { roganGladen } from "./rogan-gladen.ts";
import { scoreRatio } from "./score-ratio.ts";
import { sensitivitySpecificity } from "./sensitivity-specificity.ts";
import { signFlip } from "./sign-flip.ts";
import { sizePaired } from "./size-paired.ts";
import { sizeTwoRates } from "./size-two-rates.ts";
import { spearman } from "./spearman.ts";
import { tango } from "./tango.ts";
import { tost } from "./tost.ts";
import { tprAtFpr } from "./tpr-at-fpr.ts";
import { webb } from "./webb.ts";
import { welch } from "./welch.ts";
import { wilson } from "./wilson.ts";
import { worstCaseBounds } from "./worst-case-bounds.ts";
import { zeroEvents } from "./zero-events.ts";

/** Every method, sorted: what a report can cite. */
export const methods = [
  agrestiCaffo,
  agrestiCoull,
  auroc,
  bayesUniform,
  benjaminiHochberg,
  benjaminiYekutieli,
  bonettPrice,
  bonferroni,
  bootstrap,
  boschloo,
  clopperPearson,
  clusteredRate,
  clusterMeanT,
  clusterMover,
  clusterMoverRatio,
  clusterRobustCr0,
  clusterRobustCr1,
  clusterRobustCr2,
  clusterWelch,
  cohenKappa,
  didIndependent,
  didMover,
  didT,
  didWider,
  effectiveWilson,
  fieller,
  fisher,
  hochberg,
  intraclassCorrelation,
  jeffreys,
  katz,
  krippendorffAlpha,
  logDelta,
  mcnemarChiSquare,
  mcnemarExact,
  mcnemarMidP,
  meanT,
  miettinenNurminen,
  miller,
  minimumEffect,
  minimumEffectRates,
  moverRatio,
  newcombe,
  newcombePaired,
  oneRun,
  overlapMover,
  overlapWelch,
  pairedClusters,
  pairedMover,
  pairedMoverRatio,
  pairedT,
  pearson,
  permutation,
  rangedDifference,
  rangedMean,
  predictionPowered,
  replicateComponents,
  replicatePairedT,
  replicateRate,
  replicateRateDifference,
  replicateT,
  replicateTwoWay,
  replicateWelch,
  roganGladen,
  scoreRatio,
  sensitivitySpecificity,
  signFlip,
  sizePaired,
  sizeTwoRates,
  spearman,
  tango,
  tost,
  tprAtFpr,
  webb,
  welch,
  wilson,
  worstCaseBounds,
  zeroEvents,
] as const satisfies readonly Method[];
