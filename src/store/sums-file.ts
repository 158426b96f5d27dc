import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { ExperimentSums, SampleColumns, SumsColumn } from "../model/index.ts";

const kinds = { Uint8Array, Uint16Array, Uint32Array, Float64Array } as const;

/** Where a column stands in the file of numbers. */
export interface StoredColumn {
  readonly kind: keyof typeof kinds;
  readonly offset: number;
  /** Left out where there is one number per row. */
  readonly length?: number;
}

type StoredSamples = Readonly<Record<keyof SampleColumns, StoredColumn>>;

/** Sums without their numbers: small, and readable as JSON. Columns that share numbers share their place. */
export interface SumsIndex
  extends Pick<ExperimentSums, "rows" | "conditions" | "units" | "replicates"> {
  readonly columns: Readonly<Record<"condition" | "unit" | "replicate", StoredColumn>>;
  readonly metrics: Readonly<
    Record<
      string,
      Readonly<Record<"n" | "sum" | "squares", StoredColumn>> & {
        readonly missing: ExperimentSums["metrics"][string]["missing"];
        readonly samples?: StoredSamples;
      }
    >
  >;
}

/** Longest of the number types: columns start where any of them may. */
const alignment = 8;

/** Writes the numbers to `file`; what is returned finds them again. */
export async function writeSums(file: string, sums: ExperimentSums): Promise<SumsIndex> {
  const places = new Map<SumsColumn, StoredColumn>();
  const parts: Uint8Array[] = [];
  let offset = 0;
  const place = (column: SumsColumn): StoredColumn => {
    const known = places.get(column);
    if (known) return known;
    const stored: StoredColumn = {
      kind: column.constructor.name as StoredColumn["kind"],
      offset,
      ...(column.length === sums.rows ? {} : { length: column.length }),
    };
    places.set(column, stored);
    const padding = -column.byteLength & (alignment - 1);
    parts.push(
      new Uint8Array(column.buffer, column.byteOffset, column.byteLength),
      new Uint8Array(padding),
    );
    offset += column.byteLength + padding;
    return stored;
  };
  const { rows, conditions, units, replicates, metrics } = sums;
  const index: SumsIndex = {
    rows,
    conditions,
    units,
    replicates,
    columns: {
      condition: place(sums.condition),
      unit: place(sums.unit),
      replicate: place(sums.replicate),
    },
    metrics: Object.fromEntries(
      Object.entries(metrics).map(([id, { n, sum, squares, missing, samples }]) => [
        id,
        {
          n: place(n),
          sum: place(sum),
          squares: place(squares),
          missing,
          ...(samples ? { samples: eachColumn(samples, place) } : {}),
        },
      ]),
    ),
  };
  await writeFile(file, Buffer.concat(parts));
  return index;
}

/** Reads numbers that `writeSums` wrote on this machine. */
export function readSums(file: string, index: SumsIndex): ExperimentSums {
  const { buffer, byteOffset } = alignedBytes(file);
  const column = ({ kind, offset, length = index.rows }: StoredColumn): SumsColumn =>
    new kinds[kind](buffer, byteOffset + offset, length);
  const { rows, conditions, units, replicates, columns, metrics } = index;
  return {
    rows,
    conditions,
    units,
    replicates,
    condition: column(columns.condition),
    unit: column(columns.unit),
    replicate: column(columns.replicate),
    metrics: Object.fromEntries(
      Object.entries(metrics).map(([id, { n, sum, squares, missing, samples }]) => [
        id,
        {
          n: column(n),
          sum: column(sum),
          squares: column(squares),
          missing,
          ...(samples ? { samples: eachColumn(samples, column) } : {}),
        },
      ]),
    ),
  };
}

function eachColumn<From, To>(
  { row, value, mark }: Readonly<Record<keyof SampleColumns, From>>,
  change: (column: From) => To,
): Record<keyof SampleColumns, To> {
  return { row: change(row), value: change(value), mark: change(mark) };
}

/** A small file is read into a part of a larger buffer, which may start anywhere. */
function alignedBytes(file: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(file));
}
