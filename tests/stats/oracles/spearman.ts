import type { IntervalOutcome } from "../../../src/stats/math/basics/outcome.ts";
import { averageRanks, correlation } from "../../../src/stats/math/intervals/correlation.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { fisherZ } from "./math/fisher-z.ts";

export const spearman: Method = {
  name: "Spearman correlation, Bonett-Wright",
  doc: "Interval for a rank correlation of independent points; equal values share a rank.",
  citation: "Bonett & Wright 2000, Psychometrika 65:23",
};

/** tanh(atanh ρ ± z·sqrt((1 + ρ²/2)/(n-3))); ρ is null for fewer than three points or ties only. */
export function spearmanInterval(
  x: readonly number[],
  y: readonly number[],
  level: number,
): IntervalOutcome {
  const n = x.length;
  const rho = n < 3 ? null : correlation(averageRanks(x), averageRanks(y));
  const error = (r: number) => Math.sqrt((1 + (r * r) / 2) / (n - 3));
  return fisherZ(rho, n, error, { level, method: spearman.name });
}
