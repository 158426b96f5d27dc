import { boundsOf } from "../../../model/index.ts";
import {
  bareLevel,
  type CellSaid,
  cellMarkText,
  intervalText,
  type NumberStyle,
  styleOf,
} from "../../../wording/index.ts";
import { textWidth } from "../../layout/measure.ts";
import { faceOf } from "../../layout/text-face.ts";
import type { CellRecord } from "../../marks/cells.ts";
import { isHighlighted } from "../../row-data/highlight.ts";
import type { Matrix, MatrixCell } from "./gather-matrix.ts";

/** What stands in a cell, without its unit. */
export function numberOf(cell: MatrixCell, data: Matrix): string {
  if (cell.value === null) return "";
  const style = cellStyle(cell, data);
  return bareLevel(cell.value, cell.value === 0 ? { ...style, digits: 0 } : style);
}

/** The interval of a cell in the lines that it takes there, "ours" on one of its own; none where it has no interval. */
export function rangeOf(cell: MatrixCell, data: Matrix): readonly string[] {
  if (cell.value === null) return [];
  const range = cell.ours ?? intervalText(cell.interval, cellStyle(cell, data));
  const [, word, own] = /^(\p{L}+) (.+)$/u.exec(range ?? "") ?? [];
  return word && own ? [word, own] : range ? [range] : [];
}

export function cellStyle({ n, value, interval }: MatrixCell, { metric }: Matrix): NumberStyle {
  return styleOf(metric, { n, values: [value], intervals: [interval] });
}

/**
 * Ink of the strongest cell. Ink mixes with paper in even steps of lightness, so that equal differences look equal;
 * up to here ink is read on it in both schemes, and no band of greys has to be left out.
 */
const strongest = 0.38;
/** Ink from which grey text is no longer read on it. */
export const greyUpTo = 0.12;

export const tint = (share: number): number => strongest * Math.min(1, Math.max(0, share));

function shareOf(value: number, data: Matrix, strong: "more" | "less"): number {
  const values = data.rows.flatMap((r) =>
    r.cells.flatMap((c) => (c.value === null ? [] : [c.value])),
  );
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const bounds = boundsOf(data.metric);
  if (bounds) {
    // Half of the range is ink enough to see, so that small values are not blown up to strong ones.
    const at = (v: number) => (v - bounds[0]) / (bounds[1] - bounds[0]);
    return strong === "more"
      ? at(value) / Math.max(0.5, at(high))
      : (1 - at(value)) / Math.max(0.5, 1 - at(low));
  }
  const share = high > low ? (value - low) / (high - low) : 0;
  return strong === "more" ? share : 1 - share;
}

/** Ink of the cell with this value. */
export const inkOf = (value: number, data: Matrix, strong: "more" | "less"): number =>
  tint(shareOf(value, data, strong));

/** Whether a cell is the one that the figure points at. */
export const isPicked = ({ of }: MatrixCell, { highlight }: Matrix): boolean =>
  highlight !== undefined && of !== null && isHighlighted(of, highlight);

/** A cell as sentences say it; null where it has no value. */
export function cellSaid(
  { value, interval, ours, ...cell }: MatrixCell,
  data: Matrix,
  names: { readonly row: string; readonly column: string },
): CellSaid | null {
  if (value === null) return null;
  const style = cellStyle({ value, interval, ours, ...cell }, data);
  return { ...names, value, style, interval, ours };
}

/** A cell as its mark draws it, in a column of this width. */
export function cellRecord(
  cell: MatrixCell,
  data: Matrix,
  at: {
    readonly column: string;
    readonly row: string;
    /** What its row and its column are called. */
    readonly names: { readonly row: string; readonly column: string };
    readonly width: number;
    readonly narrow: boolean;
    readonly withIntervals: boolean;
    readonly strong: "more" | "less";
  },
): CellRecord {
  const { column, row } = at;
  if (cell.value === null) {
    const words = [cell.reason ?? "none", "none"];
    const text = words.find((t) => textWidth(t, faceOf("t s", at.narrow)) <= at.width - 10) ?? "–";
    const classes = "t s halo";
    return { column, row, ink: null, text, classes, below: [], belowClasses: "" };
  }
  const ink = inkOf(cell.value, data, at.strong);
  const said = cellSaid(cell, data, at.names);
  return {
    ...(said ? { title: cellMarkText(said, cell.n) } : {}),
    picked: isPicked(cell, data),
    column,
    row,
    ink,
    text: numberOf(cell, data),
    classes: `n${cell.published ? " pub" : ""}`,
    below: at.withIntervals ? rangeOf(cell, data) : [],
    belowClasses: `n s${ink < greyUpTo ? " t" : ""}`,
  };
}
