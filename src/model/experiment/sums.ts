import type { Condition } from "./condition.ts";

/** Numbers, one per row, in the narrowest array that holds them. */
export type SumsColumn = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** What tells a unit from the others: its id, within what that id is unique, and what it is nested in. */
export interface UnitName {
  readonly unit: string;
  readonly scope?: string;
  readonly cluster: string | null;
}

/** Sums of one metric by row. A row with neither scored nor missing samples is one in which the metric has no meaning. */
export interface MetricSums {
  /** Scored samples (epochs). */
  readonly n: SumsColumn;
  readonly sum: SumsColumn;
  /** Sums of squares; the very same array as `sum` where every score is 0 or 1. */
  readonly squares: SumsColumn;
  /** Samples without a score, by cause; rows without any are left out. */
  readonly missing: readonly {
    readonly row: number;
    readonly causes: Readonly<Record<string, number>>;
  }[];
  /** Sample by sample, of metrics whose value is no mean of scores; left out for all others. */
  readonly samples?: SampleColumns;
}

/** Scores with what they are held against, one entry per sample, in order of arrival. */
export interface SampleColumns {
  /** Row of the sums. */
  readonly row: SumsColumn;
  /** NaN where the score is missing. */
  readonly value: SumsColumn;
  /** 0 or 1 (see `Score.mark`); 2 where there is none. */
  readonly mark: SumsColumn;
}

/** In a column of marks: none. */
export const noMark = 2;

/**
 * Everything that statistics need of an experiment, as columns: one row per condition, unit and replicate that has
 * samples. `condition`, `unit` and `replicate` hold places in the lists of the same name, which are in order of arrival.
 */
export interface ExperimentSums {
  readonly rows: number;
  readonly conditions: readonly Condition[];
  readonly units: readonly UnitName[];
  readonly replicates: readonly string[];
  readonly condition: SumsColumn;
  readonly unit: SumsColumn;
  readonly replicate: SumsColumn;
  /** By metric id. */
  readonly metrics: Readonly<Record<string, MetricSums>>;
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
