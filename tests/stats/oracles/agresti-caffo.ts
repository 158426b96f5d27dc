import type { TwoCounts } from "../../../src/stats/math/basics/counts.ts";
import { zCritical } from "../../../src/stats/math/basics/distributions.ts";
import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const agrestiCaffo: Method = {
  name: "Agresti-Caffo interval",
  doc: "Normal interval for a difference of rates after adding a success and a failure to each side.",
  citation: "Agresti & Caffo 2000, Am Stat 54:280",
};

/** Wald's interval on (x+1)/(n+2), cut at -1 and 1; the estimate stays p1 - p2. */
export function agrestiCaffoInterval(counts: TwoCounts, level: number): IntervalOutcome {
  const { x1, n1, x2, n2 } = counts;
  if (n1 <= 0 || n2 <= 0) return withoutInterval(null, reasons.emptyArm);
  const [p1, p2] = [(x1 + 1) / (n1 + 2), (x2 + 1) / (n2 + 2)];
  const error = Math.sqrt((p1 * (1 - p1)) / (n1 + 2) + (p2 * (1 - p2)) / (n2 + 2));
  const half = zCritical(level) * error;
  const limits = { lower: Math.max(-1, p1 - p2 - half), upper: Math.min(1, p1 - p2 + half) };
  return withInterval(x1 / n1 - x2 / n2, limits, level, agrestiCaffo.name);
}
