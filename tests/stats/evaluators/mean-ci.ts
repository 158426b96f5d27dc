import { boundedMeanLimits, meanTInterval } from "../../../src/stats/methods/estimates/mean-t.ts";
import { ends, endsOrPoint, type Values } from "./evaluator.ts";

interface Input {
  readonly values: Values;
  readonly conf: number;
}

export function evaluateMeanCi({ values, conf }: Input) {
  const scored = values.filter((value) => value !== null);
  const outcome = meanTInterval(scored, conf);
  return {
    n: outcome.n,
    mean: outcome.mean,
    sd: outcome.sd,
    se: outcome.se,
    df: outcome.df,
    ci: endsOrPoint(outcome),
    degenerate: outcome.interval === null,
    wilson_bounded: ends(boundedMeanLimits(scored, conf)),
  };
}
