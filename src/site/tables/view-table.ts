import type { Mark, Table, TableCell } from "../../model/index.ts";

/** A cell as a page shows it: a report's cell, perhaps with a small drawing or a link. */
export interface ViewCell {
  readonly text: string;
  readonly kind: TableCell["kind"];
  readonly mark?: Mark | undefined;
  readonly note?: string | undefined;
  readonly strong?: boolean;
  readonly code?: boolean;
  /** Drawing of the row, as SVG. */
  readonly svg?: string;
  /** Link from the root of the site. */
  readonly to?: string;
  /** Address outside the report, of a link that leads there. */
  readonly away?: string | undefined;
  /** Words after the text, in grey. */
  readonly dim?: string | undefined;
  readonly interval?: string | null | undefined;
  readonly span?: number;
  /** Long text that may take several lines. */
  readonly wrap?: boolean;
}

export interface ViewRow {
  readonly id?: string | undefined;
  readonly group?: string | undefined;
  readonly cells: readonly ViewCell[];
}

export interface ViewColumn {
  readonly label: string;
  readonly align: "left" | "right";
  /** A column of drawings; left out where there is no room. */
  readonly drawing?: boolean;
}

export interface ViewTable {
  readonly label: string;
  readonly caption?: string;
  readonly id?: string | undefined;
  readonly columns: readonly ViewColumn[];
  readonly rows: readonly ViewRow[];
}

export function text(value: string, more: Partial<ViewCell> = {}): ViewCell {
  return { text: value, kind: "text", ...more };
}

export function number(value: string, more: Partial<ViewCell> = {}): ViewCell {
  return { text: value, kind: "number", ...more };
}

export function intervalCell(value: string | null): ViewCell {
  return { text: value ?? "", kind: "interval" };
}

export function missing(value: string, span = 1): ViewCell {
  return { text: value, kind: "missing", span };
}

export function rightColumns(...labels: readonly string[]): ViewColumn[] {
  return labels.map((label) => ({ label, align: "right" }));
}

/** A table of the report as a page shows it: neighbouring cells that are missing for one reason, or for none of their own, are one. */
export function viewTable(table: Table, label: string): ViewTable {
  return {
    label,
    columns: table.columns.map(({ label, align }) => ({ label, align })),
    rows: table.rows.map(({ id, group, cells }) => ({ id, group, cells: joinMissing(cells) })),
  };
}

function joinMissing(cells: readonly TableCell[]): ViewCell[] {
  const joined: ViewCell[] = [];
  for (const { text, kind, mark, note } of cells) {
    const last = joined.at(-1);
    if (kind === "missing" && last?.kind === "missing" && (last.text === text || text === "")) {
      joined[joined.length - 1] = { ...last, span: (last.span ?? 1) + 1 };
    } else joined.push({ text, kind, mark, note });
  }
  return joined;
}

/** Rows in runs of one group; each run is a `tbody`. */
export function groupsOf(rows: readonly ViewRow[]): ViewRow[][] {
  const runs: ViewRow[][] = [];
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
  const kept = (from: number, span: number) =>
    Array.from({ length: span }, (_, k) => from + k).filter((c) => told.has(c)).length;
  return {
    ...table,
    columns: table.columns.filter((_, i) => told.has(i)),
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
