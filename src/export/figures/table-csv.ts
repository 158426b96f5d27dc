import type { Table, TableCell } from "../../model/index.ts";

/**
 * A figure's table as CSV: full precision where the report has it, text as it stands elsewhere. Codes of levels have
 * their labels beside them, and an interval has three columns, as in the files of findings.
 */
export function tableCsv(table: Table): string {
  const kinds = table.columns.map((_column, i) => kindOf(table.rows.map(({ cells }) => cells[i])));
  return csvText([
    table.columns.flatMap(({ id }, i) => headsOf(id, kinds[i] ?? "plain")),
    ...table.rows.map(({ cells }) =>
      table.columns.flatMap((_column, i) => valuesOf(cells[i], kinds[i] ?? "plain")),
    ),
  ]);
}

type ColumnKind = "plain" | "labelled" | "interval";

function kindOf(cells: readonly (TableCell | undefined)[]): ColumnKind {
  if (cells.some(isCode)) return "labelled";
  const intervals = cells.filter((cell) => cell?.kind === "interval");
  // One without its ends as numbers would be lost: its text stays.
  const hasEnds = intervals.every((cell) => typeof cell?.raw === "string" || cell?.text === "");
  return intervals.length > 0 && hasEnds ? "interval" : "plain";
}

function headsOf(id: string, kind: ColumnKind): readonly string[] {
  if (kind === "labelled") return [id, `${id}_label`];
  if (kind === "plain") return [id];
  const prefix = id.endsWith("interval") ? id.slice(0, -"interval".length) : `${id}-`;
  return ["lower", "upper", "level"].map((end) => prefix + end);
}

function valuesOf(cell: TableCell | undefined, kind: ColumnKind): readonly (string | number)[] {
  const plain = cell?.raw === undefined ? (cell?.text ?? "") : (cell.raw ?? "");
  if (kind === "labelled") return [plain, isCode(cell) ? (cell?.text ?? "") : ""];
  if (kind === "plain") return [plain];
  const ends = cell?.kind === "interval" && typeof cell.raw === "string" ? cell.raw.split(" ") : [];
  // An open end is empty, as in the files of findings.
  return [0, 1, 2].map((at) => (ends[at] ?? "").replace(/^-?inf$/, ""));
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
