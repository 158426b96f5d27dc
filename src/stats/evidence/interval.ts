import type { Interval } from "../../model/index.ts";
import type { Limits } from "../math/basics/outcome.ts";

/** Ends beyond which a quantity cannot lie: an interval is cut there. */
export interface Range {
  readonly lower: number;
  readonly upper: number;
}

export const anyNumber: Range = {
  lower: Number.NEGATIVE_INFINITY,
  upper: Number.POSITIVE_INFINITY,
};
export const rateRange: Range = { lower: 0, upper: 1 };
export const rateDifferenceRange: Range = { lower: -1, upper: 1 };

/** The interval as the model has it: cut to what is possible, an infinite end as null. */
export function intervalOf(
  limits: Limits | null,
  level: number,
  method: string,
  range: Range = anyNumber,
): Interval | null {
  if (limits === null) return null;
  const end = (value: number) => {
    const cut = Math.min(range.upper, Math.max(range.lower, value));
    return Number.isFinite(cut) ? cut : null;
  };
  return { lower: end(limits.lower), upper: end(limits.upper), level, method };
}

/**
 * The interval that covers both extremes of the missing samples and the one without them: a rate that
 * leaves 0 or 1 in one cluster can have a shorter interval than one that is 0 or 1 in all.
 */
export function outerInterval(
  bounds: Range,
  extremes: readonly [Interval | null, Interval | null],
  own: Interval | null,
): Interval {
  const known = [...extremes, own].filter((interval) => interval !== null);
  const level = known[0]?.level ?? 0.95;
  if (extremes.includes(null)) return { ...bounds, level, method: "bounds alone, no interval" };
  const limits = {
    lower: Math.min(...known.map(({ lower }) => lower ?? Number.NEGATIVE_INFINITY)),
    upper: Math.max(...known.map(({ upper }) => upper ?? Number.POSITIVE_INFINITY)),
  };
  const end = (value: number) => (Number.isFinite(value) ? value : null);
  const method = `${known[0]?.method ?? ""} at both extremes`;
  return { lower: end(limits.lower), upper: end(limits.upper), level, method };
}
