import * as distributions from "../../../src/stats/math/distributions.ts";

interface Input {
  readonly fn: string;
  readonly args: readonly number[];
}

const functions: Readonly<Record<string, (a: number, b: number, c: number) => number>> = {
  normal_cdf: distributions.normalCdf,
  normal_quantile: distributions.normalQuantile,
  t_cdf: distributions.tCdf,
  t_quantile: distributions.tQuantile,
  beta_cdf: distributions.betaCdf,
  beta_quantile: distributions.betaQuantile,
  binomial_cdf: distributions.binomialCdf,
  binomial_pmf: distributions.binomialPmf,
};

export function evaluateDistributions({ fn, args }: Input) {
  const [a = 0, b = 0, c = 0] = args;
  return { value: functions[fn]?.(a, b, c) };
}
