import { zCritical } from "../../../src/stats/math/basics/distributions.ts";
import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const agrestiCoull: Method = {
  name: "Agresti-Coull interval",
  doc: "Normal interval for a rate after adding z²/2 successes and z²/2 failures; a quick check.",
  citation: "Agresti & Coull 1998, Am Stat 52:119",
};

/** p̃ ± z·sqrt(p̃(1-p̃)/ñ) with ñ = n + z², p̃ = (x + z²/2)/ñ, cut at 0 and 1. */
export function agrestiCoullInterval(x: number, n: number, level: number): IntervalOutcome {
  if (n <= 0) return withoutInterval(null, reasons.noSamples);
  const z = zCritical(level);
  const size = n + z * z;
  const centre = (x + (z * z) / 2) / size;
  const half = z * Math.sqrt((centre * (1 - centre)) / size);
  const limits = { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) };
  return withInterval(x / n, limits, level, agrestiCoull.name);
}
