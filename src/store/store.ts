import type { DrawnSample, QueryTable, Sample, ScopedUnit } from "../model/index.ts";

/** A sample as it is kept, with what it belongs to. */
export interface StoredSample extends Readonly<DrawnSample> {
  readonly unit: string;
  readonly scope?: string;
  readonly cluster: string | null;
}

/** A sample by what it is of and how it scored, without what was said. */
export interface SampleKey extends Omit<StoredSample, "turns"> {
  readonly hasTranscript: boolean;
}

/** The samples of one experiment as one table, for those who ask for single samples. */
export interface Store {
  /** Streams samples in. */
  append(samples: AsyncIterable<Sample> | Iterable<Sample>): Promise<void>;
  /** Samples that share condition, unit, replicate and epoch: key to places. */
  duplicates(): Promise<readonly { readonly key: string; readonly places: readonly string[] }[]>;
  /** All samples without their texts, in the order in which they came. */
  keys(): Promise<readonly SampleKey[]>;
  /** All samples of some units, in the order in which they came; of every scope where a unit names none. */
  samplesOf(units: readonly ScopedUnit[]): Promise<readonly StoredSample[]>;
  /**
   * Runs a query of an author over the view `observations`: one row per sample with a column per factor, metric,
   * `unit`, `scope`, `cluster`, `replicate`, `epoch`, turn and scalar field. Read-only; other tables are named cells.
   * `label(arm)` is the label of a level, `level_order(arm)` its place in the manifest.
   */
  query(sql: string, tables?: Readonly<Record<string, QueryTable>>): Promise<QueryTable>;
  close(): Promise<void>;
}
