import type { Metric } from "../model/index.ts";
import type { Range } from "./interval.ts";
import { anyNumber } from "./interval.ts";

/**
 * What kind of number a metric gives, which decides its methods: 0 or 1 (`rate`), a number between two declared ends
 * (`share`), or any number (`score`).
 */
export type Outcome = "rate" | "share" | "score";

export function outcomeOf({ kind, range }: Metric): Outcome {
  if (kind === "binary") return "rate";
  return range ? "share" : "score";
}

/** The ends between which every score of a metric lies. */
export function rangeOf({ kind, range }: Metric): Range {
  if (kind === "binary") return { lower: 0, upper: 1 };
  return range ? { lower: range[0], upper: range[1] } : anyNumber;
}

/** The ends between which a difference of two means lies; twice that for a difference of differences. */
export function differenceRange(metric: Metric, times = 1): Range {
  const { lower, upper } = rangeOf(metric);
  const width = times * (upper - lower);
  return { lower: -width, upper: width };
}

/** Whether scores have ends, so that missing ones have a worst case. */
export function isBounded(metric: Metric): boolean {
  return outcomeOf(metric) !== "score";
}
