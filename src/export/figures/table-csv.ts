import type { Table } from "../../model/index.ts";

/** A figure's table as CSV: full precision where the report has it, text as it stands elsewhere. */
export function tableCsv(table: Table): string {
  return csvText([
    table.columns.map((c) => c.id),
    ...table.rows.map((row) =>
      row.cells.map((cell) => (cell.raw === undefined ? cell.text : (cell.raw ?? ""))),
    ),
  ]);
}

/** Rows as CSV after RFC 4180. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return `${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

function field(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
