import { textWidth } from "../layout/measure.ts";
import type { PlacedText } from "../layout/places.ts";
import { faceOf } from "../layout/text-face.ts";
import type { Square } from "../marks/placed/numbers.ts";

export interface ColumnCell {
  readonly text: string;
  readonly classes?: string;
  /** A square instead of a text: whether the interval of the step in its family excludes zero. */
  readonly square?: "yes" | "no";
}
export interface Column {
  readonly head: string;
  /** Rows by lines. */
  readonly cells: readonly (readonly (ColumnCell | null)[])[];
  /** Where it stands in narrow drawings: beside the marks, on the line of the label, or nowhere. */
  readonly narrow: "beside" | "label" | "none";
}

const squareSize = 9;
/** Room of a square's stroke at the right edge. */
const squareEdge = 1;
const face = (cell: ColumnCell, narrow: boolean) => faceOf(cell.classes ?? "n", narrow);

export function cellWidth(cell: ColumnCell | null, narrow: boolean): number {
  if (!cell) return 0;
  return cell.square ? squareSize + 2 * squareEdge : textWidth(cell.text, face(cell, narrow));
}

/** From the decimal point on: what hangs over to the right so that points stand below each other. */
function tail(cell: ColumnCell): string {
  const plain = /\d/.test(cell.text) && !cell.text.includes("[");
  return plain ? (cell.text.match(/(\.\d+)?\u2020?$/)?.[0] ?? "") : "";
}

function tailWidth(cells: readonly ColumnCell[], narrow: boolean): number {
  return Math.max(0, ...cells.map((c) => textWidth(tail(c), face(c, narrow))));
}

const isNumber = (cell: ColumnCell) => /\d/.test(cell.text) && !cell.text.includes("[");

function presentCells(column: Column): readonly ColumnCell[] {
  return column.cells.flat().filter((c) => c !== null);
}

export function columnWidth(column: Column, narrow: boolean): number {
  const cells = presentCells(column);
  const tails = tailWidth(cells, narrow);
  const whole = cells.map((c) => {
    const own = textWidth(tail(c), face(c, narrow));
    return cellWidth(c, narrow) + (isNumber(c) ? tails - own : 0);
  });
  return Math.max(narrow ? 0 : textWidth(column.head, faceOf("t s", false)), ...whole);
}

/** From the middle of a number down to its baseline. */
const toBase = 4.5;

/** One cell with its right edge at `right`, centred on `y`. */
export function placeCell(
  cell: ColumnCell,
  right: number,
  y: number,
  more = "",
): PlacedText | Square {
  if (cell.square)
    return {
      x: right - squareEdge - squareSize,
      y: y - squareSize / 2,
      side: squareSize,
      filled: cell.square === "yes",
    };
  return {
    x: right,
    y: y + toBase,
    text: cell.text,
    anchor: "end",
    classes: (cell.classes ?? "n") + more,
  };
}

/** The cells of a column beside the marks they belong to, decimal points below each other. */
export function placeColumn(
  column: Column,
  ys: readonly (readonly number[])[],
  right: number,
  narrow: boolean,
): readonly (PlacedText | Square)[] {
  const tails = tailWidth(presentCells(column), narrow);
  return column.cells.flatMap((row, i) =>
    row.flatMap((cell, k) => {
      const own = ys[i] ?? [];
      // One number for several marks stands at their middle.
      const y =
        row.length === 1 && own.length > 1 ? own.reduce((a, b) => a + b, 0) / own.length : own[k];
      if (!cell || y === undefined) return [];
      const over = isNumber(cell) ? tails - textWidth(tail(cell), face(cell, narrow)) : 0;
      return [placeCell(cell, right - over, y)];
    }),
  );
}
