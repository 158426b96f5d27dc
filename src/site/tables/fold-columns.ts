import { inAllRows } from "../../wording/index.ts";
import type { ViewCell, ViewTable } from "./view-table.ts";
import { keepColumns, startOf } from "./view-table.ts";

/** With fewer rows there is nothing to gain: a word stands twice, or once in the caption. */
const fewestRows = 3;

/**
 * The table as pages show it: columns of words, of counts, or of one reason for nothing, that are the same in all rows
 * are said in the caption, and columns without a word are left out. Results and drawings stay in their rows. Files keep
 * all columns.
 */
export function foldColumns(table: ViewTable): ViewTable {
  if (table.asItStands || table.rows.length < fewestRows) return table;
  const columns = table.columns.map(({ label }, i) => ({ label, text: alike(table, i) }));
  const named = (label: string) => columns.filter((column) => column.label === label);
  // Of two columns with one name both are folded or none: the caption could not say which.
  const folds = columns.map(
    ({ label, text }) => text !== null && named(label).every((other) => other.text === text),
  );
  if (!folds.includes(true) || folds.every(Boolean)) return table;
  const told = columns.flatMap(({ label, text }, i) => (folds[i] && text ? [{ label, text }] : []));
  return {
    ...keepColumns(table, (i) => !folds[i]),
    ...(told.length > 0 ? { same: inAllRows(told) } : {}),
  };
}

/** What stands in a column in all rows; null where rows differ, or where it must stand in its row. */
function alike({ columns, rows }: ViewTable, at: number): string | null {
  const cells = rows.flatMap(({ cells }) => {
    const i = cells.findIndex((_, k) => startOf(cells, k) === at);
    const cell = cells[i];
    return cell && (cell.span ?? 1) === 1 ? [cell] : [];
  });
  const [first] = cells;
  if (!first || cells.length < rows.length || columns[at]?.drawing) return null;
  const isWord = first.kind === "text" || first.kind === "missing" || columns[at]?.counts === true;
  if (!isWord && first.text !== "") return null;
  const key = shownOf(first);
  return cells.every((cell) => shownOf(cell) === key) ? first.text : null;
}

/** All that a reader sees of a cell but where it stands. */
function shownOf({ text, kind, note, dim, interval, svg, to, away }: ViewCell): string {
  return JSON.stringify([text, kind, note, dim, interval, svg, to, away]);
}
