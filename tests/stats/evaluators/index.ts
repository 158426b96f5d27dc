import { evaluateBootstrapExact } from "./bootstrap-exact.ts";
import { evaluateClusterMean } from "./cluster-mean.ts";
import { evaluateCorrelation } from "./correlation.ts";
import { evaluateDidIndependent } from "./did-independent.ts";
import { evaluateDidPaired } from "./did-paired.ts";
import { evaluateDiffPairedBinary } from "./diff-paired-binary.ts";
import { evaluateDiffPairedCluster } from "./diff-paired-cluster.ts";
import { evaluateDiffUnpairedBinary } from "./diff-unpaired-binary.ts";
import { evaluateDiffUnpairedCluster } from "./diff-unpaired-cluster.ts";
import { evaluateDiffUnpairedMean } from "./diff-unpaired-mean.ts";
import { evaluateDistributions } from "./distributions.ts";
import { evaluateEndToEnd } from "./end-to-end.ts";
import { evaluateEquivalence } from "./equivalence.ts";
import type { Evaluator } from "./evaluator.ts";
import { evaluateJudged } from "./judged.ts";
import { evaluateMeanCi } from "./mean-ci.ts";
import { evaluateMissingBounds } from "./missing-bounds.ts";
import { evaluateMultiplicity } from "./multiplicity.ts";
import { evaluatePower } from "./power.ts";
import { evaluateProportionCi } from "./proportion-ci.ts";
import { evaluateRanked } from "./ranked.ts";
import { evaluateRatioIndependent } from "./ratio-independent.ts";
import { evaluateRatioPaired } from "./ratio-paired.ts";
import { evaluateSeedsOneArm } from "./seeds-one-arm.ts";
import { evaluateSeedsTwoArms } from "./seeds-two-arms.ts";

/** The evaluator of each golden file, by the file name without its ending. */
export const evaluators: Readonly<Record<string, Evaluator>> = {
  bootstrap_exact: evaluateBootstrapExact,
  cluster_mean: evaluateClusterMean,
  correlation: evaluateCorrelation,
  did_independent: evaluateDidIndependent,
  did_paired: evaluateDidPaired,
  diff_paired_binary: evaluateDiffPairedBinary,
  diff_paired_cluster: evaluateDiffPairedCluster,
  diff_unpaired_binary: evaluateDiffUnpairedBinary,
  diff_unpaired_cluster: evaluateDiffUnpairedCluster,
  diff_unpaired_mean: evaluateDiffUnpairedMean,
  distributions: evaluateDistributions,
  end_to_end: evaluateEndToEnd,
  equivalence: evaluateEquivalence,
  judged: evaluateJudged,
  mean_ci: evaluateMeanCi,
  missing_bounds: evaluateMissingBounds,
  multiplicity: evaluateMultiplicity,
  power: evaluatePower,
  proportion_ci: evaluateProportionCi,
  ranked: evaluateRanked,
  ratio_independent: evaluateRatioIndependent,
  ratio_paired: evaluateRatioPaired,
  seeds_one_arm: evaluateSeedsOneArm,
  seeds_two_arms: evaluateSeedsTwoArms,
};
