import { betaQuantile } from "../../../src/stats/math/basics/distributions.ts";
import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const bayesUniform: Method = {
  name: "Bayes interval, uniform prior",
  doc: "Equal-tailed posterior interval for a rate under a uniform prior: a companion to Wilson.",
  citation: "Bayes 1763; Bowyer, Aitchison & Ivanova 2025, arXiv 2503.01747",
};

/** Quantiles of Beta(1+x, 1+n-x) at α/2 and 1-α/2. */
export function bayesUniformInterval(x: number, n: number, level: number): IntervalOutcome {
  if (n <= 0) return withoutInterval(null, reasons.noSamples);
  const tail = (1 - level) / 2;
  const limits = {
    lower: betaQuantile(tail, 1 + x, 1 + n - x),
    upper: betaQuantile(1 - tail, 1 + x, 1 + n - x),
  };
  return withInterval(x / n, limits, level, bayesUniform.name);
}
