import type { Cluster } from "../../../src/stats/math/basics/clusters.ts";
import type { Limits } from "../../../src/stats/math/basics/outcome.ts";
import { signFlipTest } from "../../../src/stats/methods/tests/sign-flip.ts";

/** Computes what a golden file expects, from the input of one of its cases. */
export type Evaluator = (input: never) => Readonly<Record<string, unknown>>;

/** Samples of one cluster, null where a sample is missing. */
export type Values = readonly (number | null)[];

/** Golden files write an interval as [lower, upper]. */
export function ends(limits: Limits | null): readonly [number, number] | null {
  return limits === null ? null : [limits.lower, limits.upper];
}

/**
 * Golden files write [estimate, estimate] where a standard error is exactly zero; the methods refuse
 * that interval.
 */
export function endsOrPoint(outcome: {
  readonly estimate: number | null;
  readonly se: number | null;
  readonly interval: Limits | null;
}): readonly [number, number] | null {
  if (outcome.interval === null && outcome.se === 0 && outcome.estimate !== null)
    return [outcome.estimate, outcome.estimate];
  return ends(outcome.interval);
}

/** Golden files list exact sign-flip values only up to 12 units. */
export function goldenSignFlip(differences: readonly number[]): number | null {
  return differences.length > 12 ? null : signFlipTest(differences).p;
}

/** Whether every sample is 0 or 1. */
export function isBinary(clusters: readonly Cluster[], samples: readonly Values[]): boolean {
  return clusters.length > 0 && samples.flat().every((v) => v === null || v === 0 || v === 1);
}

/** A column of numbers, NaN where golden files write null. */
export function column(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values, (value) => value ?? Number.NaN);
}
