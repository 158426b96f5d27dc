import type { Condition, Metric } from "../../model/index.ts";

/** Samples of one condition that stand together in a shard, by units in order of arrival (0 is the first). */
export type Run = readonly [
  condition: number,
  samples: number,
  failed: number,
  firstUnit: number,
  lastUnit: number,
];

/** A file of samples. */
export interface Shard {
  /** Files to be read one after the other and put together: nearly always one. */
  readonly files: readonly string[];
  /** In the order in which they stand in it. */
  readonly runs: readonly Run[];
}

/** A row group of the Parquet file, and what stands in it. */
export interface RowGroup {
  readonly rows: number;
  readonly runs: readonly Run[];
}

/** `samples/<experiment>/index.json`: where each sample stands. What is long may stand in files that `more` names. */
export interface SamplesIndex extends IndexPart {
  readonly version: 1;
  readonly experiment: string;
  readonly form: "shards" | "parquet";
  /** See `canaryLine`: the first line of each shard is one where there is a canary. */
  readonly canary: string | null;
  readonly samples: number;
  readonly units: number;
  /** Whether units are called by their scope and id (`unitLabels`), or by their id alone. */
  readonly scoped: boolean;
  readonly metrics: readonly Pick<Metric, "id" | "label" | "kind" | "role" | "better">[];
  /** Names of the units: lines `[name, place]`, in order of code units of the names. `first` is that of the first line. */
  readonly names: readonly { readonly file: string; readonly first: string }[];
  /** The one file of all samples, where there is one. */
  readonly parquet: {
    readonly file: string;
    readonly bytes: number;
    readonly sha256: string;
  } | null;
  /** Files with more of the lists below, in order. */
  readonly more: readonly string[];
}

/** The long lists of an index. */
export interface IndexPart {
  readonly conditions: readonly {
    readonly condition: Condition;
    readonly slug: string;
    readonly samples: number;
    readonly failed: number;
  }[];
  readonly shards: readonly Shard[];
  readonly rowGroups: readonly RowGroup[];
}

export const indexName = "index.json";

/** Bytes that a file of a report has at most: what is longer is cut. */
export const mostBytes = 1_000_000;
