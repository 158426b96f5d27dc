import * as distributions from "../../../src/stats/math/basics/distributions.ts";

interface Input {
  readonly fn: string;
  readonly args: readonly number[];
}

function binomialQuantile(p: number, n: number, rate: number): number {
  let k = 0;
  while (k < n && distributions.binomialCdf(k, n, rate) < p) k += 1;
  return k;
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
  binomial_quantile: binomialQuantile,
};

export function evaluateDistributions({ fn, args }: Input) {
  const [a = 0, b = 0, c = 0] = args;
  return { value: functions[fn]?.(a, b, c) };
}
