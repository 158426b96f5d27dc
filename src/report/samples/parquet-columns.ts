import type { BasicType } from "hyparquet-writer";
import type { SampleLine } from "./sample-line.ts";

/** One column of the Parquet file of samples. */
interface ParquetColumn {
  readonly name: string;
  readonly type: BasicType;
  readonly nullable: boolean;
  /** Whether rows stand in its order, so that bounds of a row group tell what is in it. */
  readonly ordered: boolean;
  readonly of: (
    line: SampleLine,
    place: { readonly condition: number; readonly unit: number },
  ) => unknown;
}

/** Columns with what a line of a shard holds; what is nested stands as JSON, which engines read into. */
export const parquetColumns: readonly ParquetColumn[] = [
  column("condition_place", "INT32", (_, { condition }) => condition, "ordered"),
  column("unit_place", "INT32", (_, { unit }) => unit, "ordered"),
  column("condition", "JSON", ({ condition }) => condition),
  column("unit", "STRING", ({ unit }) => unit),
  column("scope", "STRING", ({ scope }) => scope, "nullable"),
  column("cluster", "STRING", ({ cluster }) => cluster, "nullable"),
  column("replicate", "STRING", ({ replicate }) => replicate),
  column("epoch", "DOUBLE", ({ epoch }) => epoch),
  column("scores", "JSON", ({ scores }) => scores),
  column("turns", "JSON", ({ turns }) => turns),
  column("target", "STRING", ({ target }) => target, "nullable"),
  column("place", "STRING", ({ place }) => place, "nullable"),
  column("fields", "JSON", ({ fields }) => fields, "nullable"),
  column("withheld", "STRING", ({ withheld }) => withheld, "nullable"),
];

function column(
  name: string,
  type: BasicType,
  of: ParquetColumn["of"],
  ...more: readonly ("ordered" | "nullable")[]
): ParquetColumn {
  return { name, type, of, nullable: more.includes("nullable"), ordered: more.includes("ordered") };
}

/** A row of the file as a line. */
export function lineOfRow(row: Readonly<Record<string, unknown>>): SampleLine {
  const { condition_place: _c, unit_place: _u, ...rest } = row;
  const told = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(told) as unknown as SampleLine;
}
