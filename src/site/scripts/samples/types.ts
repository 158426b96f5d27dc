/** What stands in files of samples, as far as pages show it; `report/samples` writes them. */
export interface Listed {
  readonly condition: Readonly<Record<string, string>>;
  readonly slug: string;
  readonly samples: number;
  readonly failed: number;
}
/** Condition, samples, failed ones, first unit, last unit. */
export type Run = readonly [number, number, number, number, number];
export interface Metric {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly role: string;
  readonly better: string;
}
/** A shard, or a group of rows of the Parquet file. */
export interface Part {
  readonly files?: readonly string[];
  readonly rows?: number;
  readonly runs: readonly Run[];
}
export interface Turn {
  readonly name: string;
  readonly text: string;
}
export interface Sample {
  readonly unit: string;
  readonly scope?: string;
  readonly condition: Readonly<Record<string, string>>;
  readonly replicate: string;
  readonly epoch: number;
  readonly scores: Readonly<Record<string, number | string>>;
  readonly turns: readonly Turn[];
  readonly target?: string;
  readonly place?: string;
  readonly withheld?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}
export interface Index {
  readonly form: string;
  readonly scoped: boolean;
  readonly metrics: readonly Metric[];
  readonly conditions: Listed[];
  readonly shards: Part[];
  readonly rowGroups: Part[];
  readonly names: readonly { readonly file: string; readonly first: string }[];
  readonly more: readonly string[];
  readonly parquet: { readonly file: string; readonly bytes: number } | null;
}
/** What a page says of its experiment. */
export interface Words {
  /** What a unit is called, and a run where there are several. */
  readonly unit: string;
  readonly run: string | undefined;
  /** Address of the page that opens units. */
  readonly unitsAt: string;
  readonly factors: Readonly<
    Record<string, { readonly label: string; readonly levels: Readonly<Record<string, string>> }>
  >;
}
