import type { RawRecord } from "../format.ts";
import { isRecord } from "../record.ts";

/** What a look at some records says of one path into them. */
export interface ColumnLook {
  readonly path: string;
  /** Distinct values as text, in order of first sight; cut off at `distinctLimit`. */
  readonly values: readonly string[];
  readonly many: boolean;
  readonly seen: number;
  readonly kind: "binary" | "number" | "text" | "long-text" | "nested";
}

const distinctLimit = 400;
/** Parts of a log that never hold a condition or a score, and can be large. */
const skipped =
  /^(log|stats|plan|score|sample\.(store|events|messages|model_usage|role_usage)|eval\.(packages|revision|dataset|config|model_generate_config|task_attribs|model_args))\b/;
const ones = /^(1|true|yes|c|0|false|no|i|p|n|pass|fail)$/i;
const longText = 80;

/** Looks at every scalar path of some records. */
export function lookAtColumns(records: readonly RawRecord[]): readonly ColumnLook[] {
  const found = new Map<
    string,
    { values: Set<string>; numbers: number; longest: number; seen: number }
  >();
  for (const record of records) {
    for (const [path, value] of scalars(record.fields, "")) {
      let column = found.get(path);
      if (!column) {
        column = { values: new Set(), numbers: 0, longest: 0, seen: 0 };
        found.set(path, column);
      }
      const text = String(value);
      column.seen++;
      column.longest = Math.max(column.longest, text.length);
      if (
        typeof value === "number" ||
        (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)))
      )
        column.numbers++;
      if (column.values.size <= distinctLimit) column.values.add(text);
    }
  }
  return [...found].map(([path, { values, numbers, longest, seen }]) => ({
    path,
    values: [...values],
    many: values.size > distinctLimit,
    seen,
    kind:
      values.size <= 8 && [...values].every((v) => ones.test(v))
        ? "binary"
        : numbers === seen
          ? "number"
          : longest > longText
            ? "long-text"
            : "text",
  }));
}

function* scalars(
  value: unknown,
  path: string,
): Iterable<readonly [string, string | number | boolean]> {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    yield [path, value];
  else if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) {
      const next = path ? `${path}${/^[\w-]+$/.test(key) ? `.${key}` : `["${key}"]`}` : key;
      if (!skipped.test(next)) yield* scalars(inner, next);
    }
  }
}
