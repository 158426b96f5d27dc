import { zCritical } from "../../../../src/stats/math/basics/distributions.ts";
import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../../src/stats/math/basics/outcome.ts";
import { reasons } from "./reasons.ts";

/**
 * tanh(atanh r ± z·error) for a correlation on n points; no interval for fewer than four points, a
 * constant variable or |r| = 1.
 */
export function fisherZ(
  r: number | null,
  n: number,
  error: (r: number) => number,
  label: { readonly level: number; readonly method: string },
): IntervalOutcome {
  if (r === null) return withoutInterval(null, n < 3 ? reasons.fewPoints : reasons.constant);
  if (n < 4) return withoutInterval(r, reasons.fewPoints);
  if (1 - Math.abs(r) < 1e-12) return withoutInterval(r, reasons.perfect);
  const half = zCritical(label.level) * error(r);
  const limits = { lower: Math.tanh(Math.atanh(r) - half), upper: Math.tanh(Math.atanh(r) + half) };
  return withInterval(r, limits, label.level, label.method);
}
