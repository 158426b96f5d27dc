import { newcombeInterval } from "../../../src/stats/methods/differences/newcombe.ts";
import { boundDifference, boundRate } from "../oracles/worst-case-bounds.ts";
import { ends } from "./evaluator.ts";

interface Input {
  readonly x1: number;
  readonly n1: number;
  readonly missing1: number;
  readonly x2: number;
  readonly n2: number;
  readonly missing2: number;
  readonly conf: number;
}

export function evaluateMissingBounds(input: Input) {
  const first = { x: input.x1, n: input.n1, missing: input.missing1 };
  const second = { x: input.x2, n: input.n2, missing: input.missing2 };
  const rate = boundRate(first, input.conf);
  const difference = boundDifference(first, second, input.conf);
  const complete = newcombeInterval(input, input.conf);
  return {
    rate: input.n1 === 0 ? null : input.x1 / input.n1,
    bounds: ends(rate.bounds),
    outer_ci: ends(rate.outer),
    diff_bounds: ends(difference.bounds),
    diff_outer_ci: ends(difference.outer),
    diff_complete_case: complete.estimate,
    ci_complete_case: ends(complete.interval),
    sign_robust: difference.signRobust,
  };
}
