import type { PlacedText } from "../layout/places.ts";
import type { Square } from "../marks/placed/numbers.ts";
import { type Column, columnWidth, type placeCell, placeColumn } from "./columns.ts";
import type { Row, RowLayout, RowSpec } from "./row-spec.ts";

/** Between two columns of numbers. */
export const columnGap = 14;
/** Between the marks and the first column of numbers. */
export const beforeNumbers = 10;
/** Between the left edge and the marks where no label stands beside them. */
export const inset = 8;

/** Room above the lines of a row, beyond their own, up to and with line `k`. */
export const raised = (row: Row, k: number) =>
  (row.above ?? []).slice(0, k + 1).reduce((sum, px) => sum + px, 0);

/** Classes of a row's label. */
export const labelClasses = (row: Row) =>
  row.hue !== undefined ? "lab" : row.bold ? "lab2 b" : "lab2";
export const hueOf = (row: Row) => (row.hue === undefined ? {} : { hue: row.hue });
export const startsGroup = (rows: readonly Row[], i: number) =>
  rows[i]?.group !== undefined && rows[i]?.group !== rows[i - 1]?.group;

export const shownColumns = ({ columns, narrow }: RowSpec) =>
  columns.filter((c) => !narrow || c.narrow === "beside");

export function numbersRoom(spec: RowSpec): number {
  const widths = shownColumns(spec).map((c) => columnWidth(c, spec.narrow));
  return Math.max(
    spec.room?.numbers ?? 0,
    widths.reduce((sum, w) => sum + w + columnGap, 0),
  );
}

/** A layout with the cells of its columns, whose heights are known by now. */
export function withNumbers(
  own: Omit<RowLayout, "numbers" | "squares">,
  columns: readonly { readonly column: Column; readonly at: number | undefined }[],
  onLabels: readonly ReturnType<typeof placeCell>[],
  isNarrow: boolean,
): RowLayout {
  const ys = own.rows.map((row) => row.ys);
  const cells = [
    ...onLabels,
    ...columns.flatMap(({ column, at }) => placeColumn(column, ys, at ?? own.right, isNarrow)),
  ];
  const numbers = cells.filter((cell): cell is PlacedText => "text" in cell);
  const squares = cells.filter((cell): cell is Square => "filled" in cell);
  return { ...own, numbers, squares };
}
