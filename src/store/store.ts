import type { Condition, Sample, ScopedUnit } from "../model/index.ts";

export interface StoredSample {
  readonly condition: Condition;
  readonly unit: string;
  readonly scope?: string;
  readonly cluster: string | null;
  readonly replicate: string;
  readonly epoch: number;
  readonly scores: Readonly<Record<string, number | string>>;
  readonly turns: readonly { readonly name: string; readonly text: string }[];
  readonly place: string;
}

export interface Query {
  readonly columns: readonly {
    readonly name: string;
    readonly type: "number" | "text" | "boolean";
  }[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

/** The samples of one experiment as one table, for those who ask for single samples. */
export interface Store {
  /** Streams samples in. */
  append(samples: AsyncIterable<Sample> | Iterable<Sample>): Promise<void>;
  /** Samples that share condition, unit, replicate and epoch: key to places. */
  duplicates(): Promise<readonly { readonly key: string; readonly places: readonly string[] }[]>;
  /** All samples of some units, in the order in which they came; of every scope where a unit names none. */
  samplesOf(units: readonly ScopedUnit[]): Promise<readonly StoredSample[]>;
  /**
   * Runs a query of an author over the view `observations`: one row per sample with a column per factor, metric,
   * `unit`, `scope`, `cluster`, `replicate`, `epoch`, turn and scalar field. Read-only; other tables are named cells.
   */
  query(sql: string, tables?: Readonly<Record<string, Query>>): Promise<Query>;
  close(): Promise<void>;
}
