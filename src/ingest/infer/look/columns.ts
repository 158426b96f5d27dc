import type { RawRecord } from "../../formats/shared/index.ts";
import { isRecord } from "../../formats/shared/index.ts";

/** What a look at some records says of one path into them. */
export interface Column {
  readonly path: string;
  /** Last part of the path, for a name. */
  readonly leaf: string;
  /** Distinct values as text, in order of first sight; cut off at `distinctLimit`. */
  readonly values: readonly string[];
  /** Records that have a value which is not blank. */
  readonly seen: number;
  readonly longest: number;
  /** Every value is a number. */
  readonly numeric: boolean;
  /** Records whose value is a number. */
  readonly numbers: number;
  /** Records whose value says that there is none: NA, nan, null. */
  readonly missing: number;
}

/** Field in which the key stands under which a JSON file has a list of records. */
export const partName = "part";

const distinctLimit = 20_000;
const fewValues = 400;
/** The usual ways to write in a column of numbers that there is none. */
const missingWord = /^(n\/?a|nan|null|none|nil|missing|<na>|#n\/a|-|\.)$/i;

type Scalar = string | number | boolean;

/** Every scalar path of some records. */
export function columnsOf(records: readonly RawRecord[]): readonly Column[] {
  const found = new Map<
    string,
    { values: Set<string>; numbers: number; missing: number; longest: number; seen: number }
  >();
  for (const record of records) {
    for (const [path, value] of scalars(record.fields, "")) {
      const text = String(value);
      if (text.trim() === "") continue;
      let column = found.get(path);
      if (!column) {
        column = { values: new Set(), numbers: 0, missing: 0, longest: 0, seen: 0 };
        found.set(path, column);
      }
      column.seen++;
      column.longest = Math.max(column.longest, text.length);
      if (isMissingWord(text)) column.missing++;
      else if (typeof value !== "boolean" && Number.isFinite(Number(value))) column.numbers++;
      if (column.values.size < distinctLimit) column.values.add(text);
    }
  }
  return [...found].map(([path, { values, numbers, missing, longest, seen }]) => ({
    path,
    leaf: leafOf(path),
    values: [...values],
    seen,
    longest,
    numeric: numbers === seen,
    numbers,
    missing,
  }));
}

/** Whether a text says, among numbers, that there is none. */
export function isMissingWord(text: string): boolean {
  return missingWord.test(text.trim());
}

/** Tells whether a record shows a value not seen before at a path that has few values. */
export function newValues(): (record: RawRecord) => boolean {
  const known = new Map<string, Set<string>>();
  return ({ fields }) => {
    let isNew = false;
    for (const [path, value] of scalars(fields, "")) {
      let values = known.get(path);
      if (!values) known.set(path, (values = new Set()));
      const text = String(value);
      if (values.size > fewValues || values.has(text)) continue;
      values.add(text);
      isNew = true;
    }
    return isNew;
  };
}

/** Last key of a path: `sample.metadata.trigger` is `trigger`. */
export function leafOf(path: string): string {
  return (
    path
      .replace(/["'\]]/g, "")
      .split(/[.[]/)
      .at(-1) ?? path
  );
}

/** A path with one more key, written so that it reads back as the same keys. */
export function pathTo(path: string, key: string): string {
  if (!/^[^.[\]"'{}\s]+$/.test(key)) return `${path}["${key}"]`;
  return path ? `${path}.${key}` : key;
}

function* scalars(value: unknown, path: string): Iterable<readonly [string, Scalar]> {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    yield [path, value];
  } else if (isRecord(value)) {
    // A column of a table may have any name and is its own path.
    for (const key in value) yield* scalars(value[key], path ? pathTo(path, key) : key);
  }
}
