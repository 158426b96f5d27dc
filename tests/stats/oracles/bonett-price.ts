import type { Discordant } from "../../../src/stats/math/basics/counts.ts";
import { zCritical } from "../../../src/stats/math/basics/distributions.ts";
import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const bonettPrice: Method = {
  name: "Bonett-Price interval",
  doc: "Normal interval for a paired difference of rates after adding one discordant pair each way.",
  citation: "Bonett & Price 2012, J Educ Behav Stat 37:479",
};

/** q1 - q2 ± z·sqrt((q1+q2-(q1-q2)²)/(n+2)) with q = (discordant+1)/(n+2), cut at -1 and 1. */
export function bonettPriceInterval(counts: Discordant, level: number): IntervalOutcome {
  const { onlyFirst, onlySecond, total } = counts;
  if (total <= 0) return withoutInterval(null, reasons.noPairs);
  const size = total + 2;
  const [q1, q2] = [(onlyFirst + 1) / size, (onlySecond + 1) / size];
  const half = zCritical(level) * Math.sqrt((q1 + q2 - (q1 - q2) ** 2) / size);
  const limits = { lower: Math.max(-1, q1 - q2 - half), upper: Math.min(1, q1 - q2 + half) };
  return withInterval((onlyFirst - onlySecond) / total, limits, level, bonettPrice.name);
}
