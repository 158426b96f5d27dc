import { betaQuantile } from "../../../src/stats/math/basics/distributions.ts";
import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const jeffreys: Method = {
  name: "Jeffreys interval",
  doc: "Equal-tailed posterior interval for a rate under the Beta(½, ½) prior.",
  citation: "Brown, Cai & DasGupta 2001, Stat Sci 16:101",
};

/** Quantiles of Beta(x+½, n-x+½), with lower = 0 at x = 0 and upper = 1 at x = n. */
export function jeffreysInterval(x: number, n: number, level: number): IntervalOutcome {
  if (n <= 0) return withoutInterval(null, reasons.noSamples);
  const tail = (1 - level) / 2;
  const limits = {
    lower: x === 0 ? 0 : betaQuantile(tail, x + 0.5, n - x + 0.5),
    upper: x === n ? 1 : betaQuantile(1 - tail, x + 0.5, n - x + 0.5),
  };
  return withInterval(x / n, limits, level, jeffreys.name);
}
