import { clusterOf } from "../../../src/stats/math/basics/clusters.ts";
import { clusterWelchInterval } from "../oracles/cluster-welch.ts";
import { goldenPooledSides } from "./effective-movers.ts";
import { ends, isBinary, type Values } from "./evaluator.ts";

interface Input {
  readonly a: readonly Values[];
  readonly b: readonly Values[];
  readonly conf: number;
}

export function evaluateDiffUnpairedCluster({ a, b, conf }: Input) {
  const [first, second] = [a.map(clusterOf), b.map(clusterOf)];
  const binary = isBinary(first, a) && isBinary(second, b);
  const outcome = clusterWelchInterval(first, second, conf);
  const sides = goldenPooledSides(first, second, conf);
  return {
    diff: outcome.estimate,
    se: outcome.se,
    df: outcome.df,
    ci_t: ends(outcome.interval),
    ci_mover: binary ? ends(sides.difference) : null,
    ratio_ci_mover_r: binary ? ends(sides.ratioLimits) : null,
  };
}
