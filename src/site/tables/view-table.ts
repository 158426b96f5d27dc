import type { Mark, Table, TableCell } from "../../model/index.ts";

/** A cell as a page shows it: a report's cell, perhaps with a small drawing or a link. */
export interface ViewCell {
  readonly text: string;
  readonly kind: TableCell["kind"];
  /** Its number, by which rows are sorted; of an interval its lower end. */
  readonly value?: number | undefined;
  readonly mark?: Mark | undefined;
  readonly note?: string | undefined;
  readonly strong?: boolean;
  readonly code?: boolean;
  /** What a model read or wrote, or what a file of theirs names: code, with invisible characters made visible. */
  readonly said?: boolean;
  /** Drawing of the row, as SVG. */
  readonly svg?: string;
  /** Link from the root of the site. */
  readonly to?: string;
  /** Address outside the report, of a link that leads there. */
  readonly away?: string | undefined;
  /** Several links in place of the text, which says the same; from the root of the site. */
  readonly links?: readonly { readonly text: string; readonly to: string }[];
  /** Words after the text, in grey. */
  readonly dim?: string | undefined;
  readonly interval?: string | null | undefined;
  readonly span?: number;
  /** Long text that may take several lines. */
  readonly wrap?: boolean;
  /** A text that takes a second line where its table would be wider than the page. */
  readonly yields?: boolean;
}

export interface ViewRow {
  readonly id?: string | undefined;
  readonly group?: string | undefined;
  /** What a script picks rows by, as JSON. */
  readonly condition?: string;
  readonly cells: readonly ViewCell[];
}

export interface ViewColumn {
  readonly label: string;
  readonly align: "left" | "right";
  /** A column of drawings; left out where there is no room. */
  readonly drawing?: boolean;
  /** Names of runs, by which a script picks rows. */
  readonly run?: boolean;
  /** Counts, which the caption can say as well where all are the same. A result stays in its row. */
  readonly counts?: boolean;
}

export interface ViewTable {
  readonly label: string;
  readonly caption?: string;
  /** What all rows have alike, in words. */
  readonly same?: string;
  readonly id?: string | undefined;
  /** The order of its rows says something, and each of its columns is read: nothing is sorted or folded. */
  readonly asItStands?: boolean;
  readonly columns: readonly ViewColumn[];
  readonly rows: readonly ViewRow[];
}

export function text(value: string, more: Partial<ViewCell> = {}): ViewCell {
  return { text: value, kind: "text", ...more };
}

export function number(value: string, more: Partial<ViewCell> = {}): ViewCell {
  return { text: value, kind: "number", ...more };
}

export function intervalCell(
  value: string | null,
  interval: { readonly lower: number | null } | null = null,
): ViewCell {
  const ends = interval && { value: interval.lower ?? -Infinity };
  return { text: value ?? "", kind: "interval", ...ends };
}

export function missing(value: string, span = 1): ViewCell {
  return { text: value, kind: "missing", span };
}

export function rightColumns(...labels: readonly string[]): ViewColumn[] {
  return labels.map((label) => ({ label, align: "right" }));
}

/** Columns of counts: the caption says them where all rows have the same. */
export function countColumns(...labels: readonly string[]): ViewColumn[] {
  return labels.map((label) => ({ label, align: "right", counts: true }));
}

/** Names of columns of counts in tables of the report, behind the name of a metric where there are several. */
const countIds = /(?:^|-)(?:n|missing|draws)$/;

/**
 * A table of the report as a page shows it: neighbouring cells that are missing for one reason, or for none of their own,
 * are one. `toOf`: where a cell leads.
 */
export function viewTable(
  table: Table,
  label: string,
  toOf: (cell: TableCell) => string | undefined = () => undefined,
): ViewTable {
  return {
    label,
    columns: table.columns.map(({ id, label, align }) => ({
      label,
      align,
      ...(countIds.test(id) ? { counts: true } : {}),
    })),
    rows: table.rows.map(({ id, group, cells }) => ({
      id,
      group,
      cells: joinMissing(cells, toOf),
    })),
  };
}

/** Texts of more characters yield: a shorter one would gain nothing by a second line. */
const longest = 16;

function joinMissing(
  cells: readonly TableCell[],
  toOf: (cell: TableCell) => string | undefined,
): ViewCell[] {
  const joined: ViewCell[] = [];
  for (const cell of cells) {
    const { text, kind, mark, note, raw } = cell;
    const last = joined.at(-1);
    if (kind === "missing" && last?.kind === "missing" && (last.text === text || text === "")) {
      joined[joined.length - 1] = { ...last, span: (last.span ?? 1) + 1 };
    } else {
      const yields = kind === "text" && text.length > longest;
      const to = toOf(cell);
      const linked = to === undefined ? {} : { to };
      joined.push({ text, kind, mark, note, value: numberOf(kind, raw), yields, ...linked });
    }
  }
  return joined;
}

/** The number of a cell; of an interval, which is kept as its two ends, the lower. */
function numberOf(kind: TableCell["kind"], raw: TableCell["raw"]): number | undefined {
  if (typeof raw === "number") return raw;
  if (kind !== "interval" || typeof raw !== "string") return undefined;
  const lower = raw.split(" ")[0] ?? "";
  return lower === "-inf" ? -Infinity : Number(lower);
}

/** Rows in runs of one group; each run is a `tbody`. */
export function groupsOf<Row extends ViewRow>(rows: readonly Row[]): Row[][] {
  const runs: Row[][] = [];
  let group: string | undefined | null = null;
  for (const row of rows) {
    if (row.group !== group || runs.length === 0) runs.push([]);
    group = row.group;
    runs.at(-1)?.push(row);
  }
  return runs;
}

const says = ({ text, svg }: ViewCell) => svg !== undefined || (text !== "" && text !== "none");

/** A table without the columns in which no row has anything to say. */
export function withoutEmptyColumns(table: ViewTable): ViewTable {
  const told = new Set(
    table.rows.flatMap(({ cells }) =>
      cells.flatMap((cell, i) => ((cell.span ?? 1) === 1 && says(cell) ? [startOf(cells, i)] : [])),
    ),
  );
  return keepColumns(table, (column) => told.has(column));
}

/** A table with some of its columns; a cell that spans several keeps as many as are left of them. */
export function keepColumns(table: ViewTable, keeps: (column: number) => boolean): ViewTable {
  const kept = (from: number, span: number) =>
    Array.from({ length: span }, (_, k) => from + k).filter(keeps).length;
  return {
    ...table,
    columns: table.columns.filter((_, i) => keeps(i)),
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.flatMap((cell, i) => {
        const span = kept(startOf(row.cells, i), cell.span ?? 1);
        return span === 0 ? [] : [cell.span === undefined ? cell : { ...cell, span }];
      }),
    })),
  };
}

/** The column in which a cell begins, behind cells that span several. */
export function startOf(cells: readonly ViewCell[], i: number): number {
  return cells.slice(0, i).reduce((at, cell) => at + (cell.span ?? 1), 0);
}
