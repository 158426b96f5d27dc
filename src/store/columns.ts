import type { SumsColumn } from "../model/index.ts";

/** Numbers that keep coming. */
export interface GrowingColumn {
  /** Adds to the number of a row; rows start at 0. */
  add(row: number, value: number): void;
  at(row: number): number;
  /** The first rows, packed. */
  packed(rows: number): SumsColumn;
}

const startingRows = 1024;

export function growingColumn(): GrowingColumn {
  let values = new Float64Array(startingRows);
  const grow = (rows: number): void => {
    if (rows <= values.length) return;
    const longer = new Float64Array(Math.max(2 * values.length, rows));
    longer.set(values);
    values = longer;
  };
  return {
    add(row, value) {
      grow(row + 1);
      values[row] = (values[row] as number) + value;
    },
    at: (row) => values[row] ?? 0,
    packed(rows) {
      grow(rows);
      return narrow(values.subarray(0, rows));
    },
  };
}

const integerArrays = [Uint8Array, Uint16Array, Uint32Array] as const;

/** The same numbers in the narrowest array that holds them exactly. */
export function narrow(values: Float64Array): SumsColumn {
  let largest = 0;
  for (const value of values) {
    if (value < 0 || !Number.isInteger(value)) return values.slice();
    if (value > largest) largest = value;
  }
  const kind = integerArrays.find((array) => largest < 2 ** (8 * array.BYTES_PER_ELEMENT));
  return kind ? kind.from(values) : values.slice();
}

/** `first` twice where both columns hold the same numbers. */
export function sharing(first: SumsColumn, second: SumsColumn): SumsColumn {
  return first.length === second.length && first.every((value, i) => value === second[i])
    ? first
    : second;
}
