import type { Experiment, Factor, QueryTable, Table, TableCell } from "../../model/index.ts";
import { decimalsOf, inSentence, wholeNumber, withDecimals } from "../../wording/index.ts";

type Scalar = string | number | boolean | null;

/**
 * A table as readers see it: numbers to the right with the same decimals down a column, nothing as a dash, and levels of
 * factors by their labels. Files have the codes as well.
 */
export function tableOf(data: QueryTable, experiment: Experiment | undefined): Table {
  const values = data.columns.map((_column, i) => data.rows.map((row) => row[i] ?? null));
  const writers = values.map(numberWriter);
  const factors = data.columns.map((column, i) => factorIn(column, values[i] ?? [], experiment));
  return {
    columns: data.columns.map(({ name, type }, i) => ({
      id: name,
      label:
        experiment && factors[i]?.id === name
          ? inSentence(factors[i].label, experiment)
          : name.replaceAll("_", " "),
      align: type === "number" ? "right" : "left",
    })),
    rows: data.rows.map((row) => ({
      cells: row.map((value, i) => {
        const level = factors[i]?.levels.find(({ id }) => id === value);
        return level
          ? { text: level.label, kind: "text", raw: level.id }
          : cellOf(value, writers[i] ?? String);
      }),
    })),
  };
}

/**
 * The factor whose levels a column holds: the one that the query knows, or the one of its name, as long as each of its
 * values is a level. A word that an author chose for a level stays.
 */
function factorIn(
  { name, factor = name }: QueryTable["columns"][number],
  values: readonly Scalar[],
  experiment: Experiment | undefined,
): Factor | undefined {
  const found = experiment?.design.factors.find(({ id }) => id === factor);
  const codes = new Set<Scalar>(found?.levels.map(({ id }) => id));
  return values.every((value) => value === null || codes.has(value)) ? found : undefined;
}

function cellOf(value: Scalar, write: (value: number) => string): TableCell {
  if (value === null) return { text: "–", kind: "missing", raw: null };
  if (typeof value === "number") return { text: write(value), kind: "number", raw: value };
  return { text: String(value), kind: "text", raw: String(value) };
}

/**
 * Whole numbers whole, with commas where they cannot be years. A column with fractions has the decimals that its
 * largest number needs for three significant digits, or fewer where no number has more: a query has no n to go by.
 */
function numberWriter(values: readonly (Scalar | undefined)[]): (value: number) => string {
  const numbers = values.filter((v) => typeof v === "number");
  if (numbers.every(Number.isInteger)) return wholeNumber;
  const largest = Math.max(...numbers.map(Math.abs));
  const wanted = Math.min(12, Math.max(1, 2 - Math.floor(Math.log10(largest))));
  const needed = Math.max(...numbers.map((v) => decimalsOf(Number(v.toPrecision(10)))));
  return (value) => withDecimals(value, Math.min(wanted, needed));
}

/** Rows as objects, for cells in JavaScript. */
export function objectsOf(data: QueryTable): readonly Readonly<Record<string, Scalar>>[] {
  return data.rows.map((row) =>
    Object.fromEntries(data.columns.map(({ name }, i) => [name, row[i] ?? null])),
  );
}

/** Objects as rows; null when some value is not a scalar. Columns are those of the first row, then of later ones. */
export function dataOf(objects: readonly Readonly<Record<string, unknown>>[]): QueryTable | null {
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
