import type { Condition } from "./condition.ts";

/** Sums of one metric over the samples of one unit in one condition and replicate. */
export interface UnitSums {
  readonly unit: string;
  readonly cluster: string | null;
  readonly replicate: string;
  /** Scored samples (epochs). */
  readonly n: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  /** Cause to number of samples without a score. */
  readonly missing: Readonly<Record<string, number>>;
}

/** One metric in one condition: everything that statistics needs. */
export interface ConditionSums {
  readonly experiment: string;
  readonly metric: string;
  readonly condition: Condition;
  readonly units: readonly UnitSums[];
}

/** A number transcribed from a source, as ingest reads it: never recomputed. */
export interface PublishedValue {
  readonly experiment: string;
  readonly metric: string;
  readonly condition: Condition;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** What the published interval is, in words; null where none is reported. */
  readonly interval: string | null;
  readonly n: number | null;
  readonly citation: string;
  readonly place: string;
  /** Whether an interval of ours is computed from value and n, and marked as ours. */
  readonly ours: "none" | "wilson";
}
