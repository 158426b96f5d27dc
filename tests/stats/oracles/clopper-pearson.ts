import { betaQuantile } from "../../../src/stats/math/basics/distributions.ts";
import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { reasons } from "./math/reasons.ts";

export const clopperPearson: Method = {
  name: "Clopper-Pearson exact interval",
  doc: "Interval for a rate that never covers less often than it promises; wider than needed.",
  citation: "Clopper & Pearson 1934, Biometrika 26:404",
};

/** Beta(x, n-x+1) at α/2 and Beta(x+1, n-x) at 1-α/2; whole counts only. */
export function clopperPearsonInterval(x: number, n: number, level: number): IntervalOutcome {
  if (n <= 0) return withoutInterval(null, reasons.noSamples);
  if (!Number.isInteger(x) || !Number.isInteger(n))
    return withoutInterval(x / n, reasons.fractionalCounts);
  const tail = (1 - level) / 2;
  const limits = {
    lower: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    upper: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
  };
  return withInterval(x / n, limits, level, clopperPearson.name);
}
