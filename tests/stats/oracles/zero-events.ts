import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { reasons } from "./math/reasons.ts";

export const zeroEvents: Method = {
  name: "one-sided bound for zero events",
  doc: "The rate above which zero events in n independent samples would be improbable.",
  citation: "Hanley & Lippman-Hand 1983, JAMA 249:1743 (the rule of three)",
};

/** Upper bound 1 - (1-level)^(1/n) for 0 events in n; the interval runs from 0. */
export function zeroEventBound(events: number, n: number, level: number): IntervalOutcome {
  if (n <= 0) return withoutInterval(null, reasons.noSamples);
  if (events !== 0) return withoutInterval(events / n, reasons.eventsSeen);
  const upper = -Math.expm1(Math.log1p(-level) / n);
  return withInterval(0, { lower: 0, upper }, level, zeroEvents.name);
}

/** How many samples without an event bound the rate below `upper`; not rounded. */
export function sizeForZeroEvents(upper: number, level: number): number {
  return Math.log1p(-level) / Math.log1p(-upper);
}
