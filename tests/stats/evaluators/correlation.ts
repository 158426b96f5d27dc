import { pearsonInterval } from "../oracles/pearson.ts";
import { spearmanInterval } from "../oracles/spearman.ts";
import { ends } from "./evaluator.ts";

interface Input {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly conf: number;
}

export function evaluateCorrelation({ x, y, conf }: Input) {
  const pearson = pearsonInterval(x, y, conf);
  const spearman = spearmanInterval(x, y, conf);
  return {
    n: x.length,
    pearson: pearson.estimate,
    spearman: spearman.estimate,
    pearson_ci: ends(pearson.interval),
    spearman_ci: ends(spearman.interval),
  };
}
