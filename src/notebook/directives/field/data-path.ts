/**
 * A way into data: `design.factors.arm.label`. A list is entered by number, from 0, or by the `id` or `name` of an entry;
 * a key with dots or spaces stands in quotes, `levels."1.5".label`; `*` is every entry.
 */
export type DataPath = readonly PathPart[];
/** `text` is the part as it is looked for; a quoted `*` is a key. */
export interface PathPart {
  readonly text: string;
  readonly every: boolean;
}

/** Where a path leads, or the first part of it that is not there and what is in its place. */
export type Reached =
  | { readonly values: readonly unknown[] }
  | { readonly missing: string; readonly below: string; readonly known: readonly string[] };

const part = /(?:^|\.|(?=\[))(?:\[?(?:"([^"]*)"|'([^']*)')\]?|\[([^\]"']+)\]|([^.["'\]]+))/y;

/** The parts of a path; null where it cannot be read. */
export function parsePath(text: string): DataPath | null {
  const parts: PathPart[] = [];
  part.lastIndex = 0;
  while (part.lastIndex < text.length) {
    const [whole = "", double, single, inBrackets, bare] = part.exec(text) ?? [];
    if (whole === "") return null;
    const quoted = double ?? single;
    const found = quoted ?? inBrackets ?? bare ?? "";
    parts.push({ text: found.trim(), every: quoted === undefined && found.trim() === "*" });
  }
  return parts.length > 0 ? parts : null;
}

/** Follows a path through data. */
export function follow(data: unknown, path: DataPath): Reached {
  let values: readonly unknown[] = [data];
  let below = "";
  for (const { text, every } of path) {
    const next: unknown[] = [];
    for (const value of values) {
      const entries = every ? everyEntry(value) : entryOf(value, text);
      if (entries === null) return { missing: every ? "*" : text, below, known: keysOf(value) };
      next.push(...entries);
    }
    values = next;
    below = below ? `${below}.${text}` : text;
  }
  return { values };
}

function everyEntry(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  return isRecord(value) ? inOrder(value).map((key) => value[key]) : null;
}

/** Keys as they are written; those that are all numbers by size, since JavaScript puts some of these first. */
function inOrder(value: Readonly<Record<string, unknown>>): readonly string[] {
  const keys = Object.keys(value);
  const numbers = keys.every((key) => key.trim() !== "" && Number.isFinite(Number(key)));
  return numbers ? keys.toSorted((a, b) => Number(a) - Number(b)) : keys;
}

function entryOf(value: unknown, key: string): readonly unknown[] | null {
  if (Array.isArray(value)) {
    const named = value.filter((entry) => namesOf(entry).includes(key));
    if (named.length > 0) return named.slice(0, 1);
    return /^\d+$/.test(key) && Number(key) < value.length ? [value[Number(key)]] : null;
  }
  return isRecord(value) && Object.hasOwn(value, key) ? [value[key]] : null;
}

/** What could stand in the place of a part that is not there. */
function keysOf(value: unknown): readonly string[] {
  if (isRecord(value)) return Object.keys(value);
  if (!Array.isArray(value)) return [];
  const names = value.flatMap((entry) => namesOf(entry).slice(0, 1));
  return names.length > 0 ? names : value.map((_, i) => String(i));
}

/** By what an entry of a list is known. */
function namesOf(entry: unknown): readonly string[] {
  if (!isRecord(entry)) return [];
  return [entry.id, entry.name].flatMap((name) =>
    typeof name === "string" || typeof name === "number" ? String(name) : [],
  );
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
