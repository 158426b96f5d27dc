import { summarise } from "../../../src/stats/math/basics/summary.ts";
import { welchInterval, welchTest } from "../../../src/stats/methods/differences/welch.ts";
import { permutationTest } from "../../../src/stats/methods/tests/permutation.ts";
import { ends } from "./evaluator.ts";

interface Input {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly conf: number;
}

export function evaluateDiffUnpairedMean({ x, y, conf }: Input) {
  const outcome = welchInterval(x, y, conf);
  const test = welchTest(x, y);
  return {
    mean1: summarise(x).mean,
    mean2: summarise(y).mean,
    diff: outcome.estimate,
    se: outcome.se,
    df: outcome.df,
    t: test.statistic,
    p: test.p,
    ci: ends(outcome.interval),
    degenerate: outcome.interval === null,
    permutation_p: permutationTest(x, y).p,
  };
}
