import type { SampleColumns } from "../../model/index.ts";

/** Samples by row of the sums, those of a row in order of value and mark, so that no order of arrival shows. */
export interface SortedSamples {
  /** By row, and one past the last: place of its first sample. */
  readonly start: Uint32Array;
  readonly value: Float64Array;
  readonly mark: Uint8Array;
}

/** The samples of one cell: those of its row `i` stand from `start[i]` to `start[i + 1]`. */
export type CellSamples = SortedSamples;

export function sortSamples({ row, value, mark }: SampleColumns, rows: number): SortedSamples {
  const start = new Uint32Array(rows + 1);
  for (const at of row) start[at + 1] = (start[at + 1] as number) + 1;
  for (let at = 0; at < rows; at += 1)
    start[at + 1] = (start[at + 1] as number) + (start[at] as number);
  const order = Uint32Array.from(row, (_at, i) => i).sort(
    (a, b) =>
      (row[a] as number) - (row[b] as number) ||
      compare(value[a] as number, value[b] as number) ||
      (mark[a] as number) - (mark[b] as number),
  );
  return {
    start,
    value: Float64Array.from(order, (i) => value[i] as number),
    mark: Uint8Array.from(order, (i) => mark[i] as number),
  };
}

/** Missing values last. */
function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}

/** The samples of some rows, in the order of the rows. */
export function samplesOf({ start, value, mark }: SortedSamples, rows: Uint32Array): CellSamples {
  const own = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    const size = (start[row + 1] as number) - (start[row] as number);
    own[i + 1] = (own[i] as number) + size;
  });
  const total = own[rows.length] as number;
  const [values, marks] = [new Float64Array(total), new Uint8Array(total)];
  rows.forEach((row, i) => {
    const [from, to] = [start[row] as number, start[row + 1] as number];
    values.set(value.subarray(from, to), own[i]);
    marks.set(mark.subarray(from, to), own[i]);
  });
  return { start: own, value: values, mark: marks };
}
