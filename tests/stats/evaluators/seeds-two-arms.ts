import { summarise } from "../../../src/stats/math/basics/summary.ts";
import { permutationFloor, permutationTest } from "../../../src/stats/methods/tests/permutation.ts";
import { replicatePairedTInterval } from "../oracles/replicate-paired-t.ts";
import { replicateWelchInterval, replicateWelchTest } from "../oracles/replicate-welch.ts";
import { ends, endsOrPoint, goldenSignFlip } from "./evaluator.ts";

interface Input {
  readonly seeds_a: readonly number[];
  readonly seeds_b: readonly number[];
  readonly conf: number;
}

function matched(first: readonly number[], second: readonly number[], conf: number) {
  if (first.length !== second.length || first.length < 2) return null;
  const differences = first.map((value, seed) => value - (second[seed] ?? 0));
  const outcome = replicatePairedTInterval(differences, conf);
  return {
    diff: outcome.estimate,
    se: outcome.se,
    df: outcome.df,
    ci: endsOrPoint(outcome),
    p_sign_flip: goldenSignFlip(differences),
  };
}

export function evaluateSeedsTwoArms({ seeds_a: first, seeds_b: second, conf }: Input) {
  const outcome = replicateWelchInterval(first, second, conf);
  const test = replicateWelchTest(first, second);
  return {
    mean1: summarise(first).mean,
    mean2: summarise(second).mean,
    diff: outcome.estimate,
    se: outcome.se,
    df: outcome.df,
    t: test.statistic,
    p: test.p,
    ci: ends(outcome.interval),
    degenerate: outcome.interval === null,
    permutation_p: permutationTest(first, second).p,
    permutation_p_floor: permutationFloor(first.length, second.length),
    paired: matched(first, second, conf),
  };
}
