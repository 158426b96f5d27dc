import type { Condition, ConditionSums, Sample } from "../model/index.ts";

export interface StoredSample {
  readonly condition: Condition;
  readonly unit: string;
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

/** The samples of one experiment as one table. */
export interface Store {
  /** Streams samples in; the returned counts include duplicates, which are reported by the caller. */
  append(samples: AsyncIterable<Sample> | Iterable<Sample>): Promise<void>;
  /** Sums per condition, unit and replicate, for every metric, in a fixed order. */
  sums(): Promise<readonly ConditionSums[]>;
  /** Samples that share condition, unit, replicate and epoch: key to places. */
  duplicates(): Promise<readonly { readonly key: string; readonly places: readonly string[] }[]>;
  /** Number of samples, units, clusters, replicates, epochs; `incomplete`: samples without some score that applies to them. */
  counts(): Promise<{
    samples: number;
    units: number;
    clusters: number;
    replicates: number;
    epochs: number;
    incomplete: number;
  }>;
  /** All samples of some units, ordered by condition, replicate, epoch. */
  samplesOf(units: readonly string[]): Promise<readonly StoredSample[]>;
  /** Unit ids in a fixed order. */
  unitIds(): Promise<readonly string[]>;
  /**
   * Runs a query of an author over the view `observations`: one row per sample with a column per factor, metric,
   * `unit`, `cluster`, `replicate`, `epoch`, turn and scalar field. Read-only; other tables are named cells.
   */
  query(sql: string, tables?: Readonly<Record<string, Query>>): Promise<Query>;
  close(): Promise<void>;
}
