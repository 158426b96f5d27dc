import type { ViewCell, ViewTable } from "./view-table.ts";

/** With fewer rows a reader sees the order at once. */
const fewestRows = 3;
/** As many digits as order rows of real results; all that a number has would be bytes of the page. */
const digits = 7;

/** Whether readers may order the rows of a table by its columns. */
export function isSortable({ rows, asItStands }: ViewTable): boolean {
  return !asItStands && rows.length >= fewestRows;
}

/**
 * By what each cell is sorted, row by row, where that is not the text it shows: the number behind a percentage or an
 * interval, the first number of `8 of 10`. A column takes the numbers that the report gave it, or those that are written
 * in it, never both: they may differ in their unit.
 */
export function sortValues(table: ViewTable): readonly (readonly (string | undefined)[])[] {
  if (!isSortable(table)) return table.rows.map(() => []);
  const given = new Set(
    table.columns.map((_, at) => at).filter((at) => cellsIn(table, at).every(hasOwnOrNothing)),
  );
  return table.rows.map(({ cells }) => {
    let at = 0;
    return cells.map((cell) => {
      const value = sortValue(cell, given.has(at));
      at += cell.span ?? 1;
      return value === cell.text ? undefined : value;
    });
  });
}

function cellsIn({ rows }: ViewTable, column: number): readonly ViewCell[] {
  return rows.flatMap(({ cells }) => {
    let at = 0;
    for (const cell of cells) {
      if (at === column) return [cell];
      at += cell.span ?? 1;
    }
    return [];
  });
}

const isNumber = ({ kind }: ViewCell) => kind !== "text" && kind !== "missing";

function hasOwnOrNothing(cell: ViewCell): boolean {
  return !isNumber(cell) || cell.text === "" || cell.value !== undefined;
}

function sortValue(cell: ViewCell, given: boolean): string | undefined {
  if (!isNumber(cell) || cell.text === "") return undefined;
  const value = given ? cell.value : numberIn(cell.text);
  return value === undefined ? undefined : String(Number(value.toPrecision(digits)));
}

/** The first number in a text, as pages write numbers: `−2.8`, `1,760`, `< 0.001`, `[1.6, 19.2]`, `8 of 10`. */
export function numberIn(text: string): number | undefined {
  const found = /[−-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:[.]\d+)?/.exec(text)?.[0];
  return found === undefined ? undefined : Number(found.replace("−", "-").replaceAll(",", ""));
}
