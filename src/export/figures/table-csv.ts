import type { Table, TableCell } from "../../model/index.ts";

/**
 * A figure's table as CSV: full precision where the report has it, text as it stands elsewhere. Codes of levels have
 * their labels beside them.
 */
export function tableCsv(table: Table): string {
  const labelled = table.columns.map((_column, i) =>
    table.rows.some(({ cells }) => isCode(cells[i])),
  );
  const withLabels = <T>(values: readonly T[], label: (i: number) => T): T[] =>
    values.flatMap((value, i) => (labelled[i] ? [value, label(i)] : [value]));
  const ids = table.columns.map((c) => c.id);
  return csvText([
    withLabels(ids, (i) => `${ids[i]}_label`),
    ...table.rows.map(({ cells }) =>
      withLabels(
        cells.map((cell) => (cell.raw === undefined ? cell.text : (cell.raw ?? ""))),
        (i) => (isCode(cells[i]) ? (cells[i]?.text ?? "") : ""),
      ),
    ),
  ]);
}

/** Rows as CSV after RFC 4180. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return `${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

function isCode(cell: TableCell | undefined): boolean {
  return cell?.kind === "text" && typeof cell.raw === "string" && cell.raw !== cell.text;
}

function field(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
