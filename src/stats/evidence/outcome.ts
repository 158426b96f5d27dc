import type { Metric } from "../../model/index.ts";
import { boundsOf, isCount, restsOnSamples } from "../../model/index.ts";
import type { DrawKind } from "../facts/index.ts";
import type { Range } from "./interval.ts";
import { anyNumber } from "./interval.ts";

/**
 * What kind of number a metric gives, which decides its methods: a mean of 0 and 1 (`rate`), a number between two ends
 * (`share`), or any number (`score`).
 */
export type Outcome = "rate" | "share" | "score";

export function outcomeOf(metric: Metric): Outcome {
  if (isCount(metric)) return "rate";
  return boundsOf(metric) ? "share" : "score";
}

/**
 * The same for draws of a kind: over runs a corrected rate, an AUROC or a true-positive rate is taken as a rate of as many
 * samples as there are units, which tells how far the spread of the runs is to be trusted.
 */
export function outcomeOver(metric: Metric, draw: DrawKind): Outcome {
  return draw === "replicate" && restsOnSamples(metric) ? "rate" : outcomeOf(metric);
}

/** The ends between which every score of a metric lies. */
export function rangeOf(metric: Metric): Range {
  const bounds = boundsOf(metric);
  return bounds ? { lower: bounds[0], upper: bounds[1] } : anyNumber;
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
