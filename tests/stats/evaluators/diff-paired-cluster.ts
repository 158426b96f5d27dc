import { clusterOf, unitMean } from "../../../src/stats/math/basics/clusters.ts";
import {
  completePairs,
  type Pair,
  pairCorrelation,
  pairDifferences,
} from "../../../src/stats/math/basics/pairs.ts";
import { summarise } from "../../../src/stats/math/basics/summary.ts";
import { pairedTInterval, pairedTTest } from "../../../src/stats/methods/differences/paired-t.ts";
import { goldenPairedSides } from "./effective-movers.ts";
import { ends, endsOrPoint, goldenSignFlip, type Values } from "./evaluator.ts";

interface Input {
  readonly prompts: readonly { readonly a: Values; readonly b: Values }[];
  readonly conf: number;
  readonly binary: boolean;
}

function rates(pairs: readonly Pair[], conf: number) {
  const { first, second, difference, ratio, ratioLimits } = goldenPairedSides(pairs, conf);
  return {
    limits_a: ends(first?.limits ?? null),
    limits_b: ends(second?.limits ?? null),
    n_eff_a: first?.size ?? null,
    n_eff_b: second?.size ?? null,
    ci_mover: ends(difference),
    ratio,
    ratio_ci_mover_r: ends(ratioLimits),
  };
}

const graded = {
  limits_a: null,
  limits_b: null,
  n_eff_a: null,
  n_eff_b: null,
  ci_mover: null,
  ratio: null,
  ratio_ci_mover_r: null,
};

export function evaluatePairs(all: readonly Pair[], conf: number, binary: boolean) {
  const pairs = completePairs(all);
  const differences = pairDifferences(pairs);
  const outcome = pairedTInterval(differences, conf);
  const test = pairedTTest(differences);
  return {
    prompts: all.length,
    pairs: pairs.length,
    dropped: all.length - pairs.length,
    mean_a: unitMean(pairs.map((pair) => pair.first)),
    mean_b: unitMean(pairs.map((pair) => pair.second)),
    diff: outcome.estimate,
    sd: summarise(differences).sd,
    se: outcome.se,
    df: outcome.df,
    ci_t: endsOrPoint(outcome),
    degenerate: outcome.interval === null,
    t: test.statistic,
    p_t: test.p,
    p_sign_flip: goldenSignFlip(differences),
    r: pairCorrelation(pairs),
    ...(binary ? rates(pairs, conf) : graded),
  };
}

export function evaluateDiffPairedCluster({ prompts, conf, binary }: Input) {
  const pairs = prompts.map(({ a, b }) => ({ first: clusterOf(a), second: clusterOf(b) }));
  return evaluatePairs(pairs, conf, binary);
}
