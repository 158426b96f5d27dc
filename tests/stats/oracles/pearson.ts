import type { IntervalOutcome } from "../../../src/stats/math/basics/outcome.ts";
import { correlation } from "../../../src/stats/math/intervals/correlation.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { fisherZ } from "./math/fisher-z.ts";

export const pearson: Method = {
  name: "Pearson correlation, Fisher z",
  doc: "Interval for a linear correlation of independent points.",
  citation: "Fisher 1921, Metron 1:3",
};

/** tanh(atanh r ± z/√(n-3)); r is null for fewer than three points or a constant variable. */
export function pearsonInterval(
  x: readonly number[],
  y: readonly number[],
  level: number,
): IntervalOutcome {
  const n = x.length;
  const r = n < 3 ? null : correlation(x, y);
  return fisherZ(r, n, () => 1 / Math.sqrt(n - 3), { level, method: pearson.name });
}
