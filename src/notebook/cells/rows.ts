import { count, fixed } from "../../lib/format-number.ts";
import type { Table, TableCell } from "../../model/index.ts";
import type { CellData } from "./cell.ts";

type Scalar = string | number | boolean | null;

/** A table as readers see it: numbers to the right, nothing as a dash. */
export function tableOf(data: CellData): Table {
  return {
    columns: data.columns.map(({ name, type }) => ({
      id: name,
      label: name.replaceAll("_", " "),
      align: type === "number" ? "right" : "left",
    })),
    rows: data.rows.map((row) => ({ cells: row.map(cellOf) })),
  };
}

function cellOf(value: Scalar): TableCell {
  if (value === null) return { text: "–", kind: "missing", raw: null };
  if (typeof value === "number") return { text: numberText(value), kind: "number", raw: value };
  return { text: String(value), kind: "text", raw: String(value) };
}

/** Integers whole, with commas where they cannot be years; others to four significant digits, since a query has no n. */
function numberText(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 10_000 ? fixed(value, 0) : count(value);
  const digits = Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value)))));
  return fixed(value, digits);
}

/** Rows as objects, for cells in JavaScript. */
export function objectsOf(data: CellData): readonly Readonly<Record<string, Scalar>>[] {
  return data.rows.map((row) =>
    Object.fromEntries(data.columns.map(({ name }, i) => [name, row[i] ?? null])),
  );
}

/** Objects as rows; null when some value is not a scalar. Columns are those of the first row, then of later ones. */
export function dataOf(objects: readonly Readonly<Record<string, unknown>>[]): CellData | null {
  const names = [...new Set(objects.flatMap((o) => Object.keys(o)))];
  const rows = objects.map((o) => names.map((name) => scalar(o[name])));
  if (rows.some((row) => row.includes(undefined))) return null;
  const kept = rows as Scalar[][];
  return {
    columns: names.map((name, i) => ({ name, type: typeOf(kept.map((row) => row[i] ?? null)) })),
    rows: kept,
  };
}

function scalar(value: unknown): Scalar | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "string" || typeof value === "boolean" ? value : undefined;
}

function typeOf(values: readonly Scalar[]): "number" | "text" | "boolean" {
  const types = new Set(values.filter((v) => v !== null).map((v) => typeof v));
  if (types.size === 1 && types.has("number")) return "number";
  return types.size === 1 && types.has("boolean") ? "boolean" : "text";
}
