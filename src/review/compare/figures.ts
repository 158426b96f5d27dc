import type { Figure, TableCell } from "../../model/index.ts";
import type { PublishedReport } from "../published/published-report.ts";
import type { ChangedFigure, ChangedRow, FigurePanel, ShownValue } from "./comparison.ts";

type PublishedFigure = Pick<
  Figure,
  "id" | "notebook" | "number" | "kind" | "title" | "chart" | "table"
>;

/**
 * Figures that show other numbers, with all of their rows as they were and as they are. `nameNow`: the name of a figure in
 * the later report.
 */
export function changedFigures(
  before: PublishedReport,
  after: PublishedReport,
  nameNow: (figure: string) => string | null,
): readonly ChangedFigure[] {
  const now = new Map(figuresIn(after).map((figure) => [idOf(figure), figure]));
  return figuresIn(before).flatMap((old): ChangedFigure[] => {
    const figure = now.get(nameNow(idOf(old)) ?? "");
    if (!figure) return [];
    const panels = panelsOf(old, figure);
    const changed = panels.reduce((sum, { rows }) => sum + rows.filter(isChanged).length, 0);
    if (changed === 0) return [];
    const { notebook, id, number, kind, title } = figure;
    return [{ notebook, id, number, kind, title, changed, panels }];
  });
}

const figuresIn = ({ notebooks }: PublishedReport): readonly PublishedFigure[] =>
  notebooks.flatMap(({ figures }) => figures);
const idOf = ({ notebook, id }: PublishedFigure): string => `${notebook}/${id}`;

/** Whether a reader sees another value in a row, or an end of its interval that reads otherwise. */
export const isChanged = ({ before, after }: ChangedRow): boolean =>
  before?.text !== after?.text || before?.range !== after?.range;

/** Columns that count or test: no axis shows them. */
const notDrawn = /(^|-)(n|missing|p|draws|lower|upper)$/;

function panelsOf(old: PublishedFigure, figure: PublishedFigure): readonly FigurePanel[] {
  const [was, is] = [columnsOf(old), columnsOf(figure)];
  return [...new Set([...is.keys(), ...was.keys()])].map((id): FigurePanel => {
    const [a, b] = [was.get(id), is.get(id)];
    const labels = new Set([...(b?.rows.keys() ?? []), ...(a?.rows.keys() ?? [])]);
    const rows = [...labels].map((label) => ({
      label,
      before: a?.rows.get(label) ?? null,
      after: b?.rows.get(label) ?? null,
    }));
    return { label: b?.label ?? a?.label ?? id, rows };
  });
}

interface Column {
  readonly label: string;
  readonly rows: ReadonlyMap<string, ShownValue>;
}

/** The values that a figure draws, by column, then by what its row says of itself. */
function columnsOf({ table }: PublishedFigure): ReadonlyMap<string, Column> {
  const columns = new Map<string, Column>();
  for (const [at, { id, label }] of table.columns.entries()) {
    const cells = table.rows.map((row) => row.cells[at]);
    if (notDrawn.test(id) || !cells.some((cell) => cell && isValue(cell))) continue;
    const rows = new Map<string, ShownValue>();
    for (const { cells: own } of table.rows) {
      const cell = own[at];
      if (!cell || cell.kind === "text") continue;
      const name = namesOf(own);
      // Rows of one name are told apart by their order.
      let key = name;
      for (let again = 2; rows.has(key); again++) key = `${name} (${again})`;
      rows.set(key, { ...shownIn(cell), ...rangeOf(own[at + 1], cell) });
    }
    columns.set(id, { label, rows });
  }
  return columns;
}

const namesOf = (cells: readonly TableCell[]): string =>
  cells.flatMap(({ kind, text }) => (kind === "text" && text !== "" ? [text] : [])).join(", ");

const isValue = ({ kind, raw }: TableCell): boolean =>
  (kind === "number" || kind === "published") && typeof raw === "number";

const shownIn = ({ text, raw }: TableCell) => ({
  text,
  value: typeof raw === "number" && Number.isFinite(raw) ? raw : null,
});

/** The interval that stands beside a value, or below it. */
function rangeOf(
  next: TableCell | undefined,
  { note }: TableCell,
): Pick<ShownValue, "range" | "lower" | "upper"> {
  if (next?.kind !== "interval") return { range: note ?? "", lower: null, upper: null };
  const [lower, upper] = String(next.raw ?? "")
    .split(" ")
    .map(Number);
  const finite = (end: number | undefined) => (Number.isFinite(end) ? (end ?? null) : null);
  const drawn = typeof next.raw === "string";
  return {
    range: next.text,
    lower: drawn ? finite(lower) : null,
    upper: drawn ? finite(upper) : null,
  };
}
