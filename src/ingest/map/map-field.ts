import type { FieldMapping } from "../../model/index.ts";
import type { Path, RawRecord } from "../formats/shared/index.ts";
import { keysAlong, lookUp, parsePath, readPath } from "../formats/shared/index.ts";
import { fillPlaceholders } from "../manifest/index.ts";
import type { Watch } from "./unmatched.ts";

/** The text that a mapping finds in a record, or why there is none. */
export type Reading =
  | { readonly text: string }
  /** `reported`: the manifest asks for what cannot be, which is a problem at its line already. */
  | { readonly gap: "absent" | "empty" | "reported" }
  | { readonly gap: "dict"; readonly keys: readonly string[] }
  | { readonly gap: "unmatched"; readonly found: string };

export interface FieldReader {
  /** Name of the field for messages. */
  readonly name: string;
  read(record: RawRecord): Reading;
  /** What stands in the record where the field was looked for. */
  alternatives(record: RawRecord): readonly string[];
}

export type Captures = Readonly<Record<string, string>>;

/**
 * A reader for one mapping. Without a mapping, or with one that says only how to change the text, the value is the
 * placeholder of the file pattern, else the column, with one of the `defaults` as its name.
 */
export function fieldReader(
  mapping: FieldMapping | undefined,
  defaults: readonly string[],
  captures: Captures,
  watch?: Watch,
): FieldReader {
  const how = typeof mapping === "string" ? { field: mapping } : (mapping ?? {});
  const { name, read, alternatives } = source(how, defaults, captures);
  const without = how.without === undefined ? null : fillPlaceholders(how.without, captures);
  const match = how.match === undefined ? null : compile(how.match);
  const values = how.values && lookUp(how.values);
  if (without === null && !match && !values) return { name, read, alternatives };
  return {
    name,
    alternatives,
    read(record) {
      const found = read(record);
      if (!("text" in found)) {
        // `values: { "": none }` says what a blank stands for.
        const blank =
          found.gap === "empty" || found.gap === "absent" ? how.values?.[""] : undefined;
        return blank === undefined ? found : { text: blank };
      }
      let text = found.text;
      if (without) text = text.replace(without, "");
      if (match) {
        const groups = match.exec(text);
        if (!groups) return { gap: "unmatched", found: text };
        text = groups[1] ?? groups[0];
      }
      watch?.(text);
      return { text: values?.(text) ?? text };
    },
  };
}

function source(
  how: { field?: string; file?: string; const?: string },
  defaults: readonly string[],
  captures: Captures,
): FieldReader {
  const fixed = how.const ?? capturedText(how, captures);
  if (fixed !== undefined) return constant(fixed, how.file ?? how.field ?? "const");
  if (how.file !== undefined) return constant(null, how.file);
  if (how.field !== undefined) return atPath([parsePath(how.field)], how.field);
  const placeholder = defaults.find((name) => captures[name] !== undefined);
  if (placeholder !== undefined) return constant(captures[placeholder] ?? null, placeholder);
  // A name with points may be a path; a column of just that name wins.
  return atPath(defaults.map(parsePath), defaults[0] ?? "");
}

/** The text of a placeholder, or of a template such as `{arm}-{seed}` where all its names are captured. */
function capturedText({ file, field }: { file?: string; field?: string }, captures: Captures) {
  if (file !== undefined) return captures[file];
  if (!field?.includes("{")) return undefined;
  const text = fillPlaceholders(field, captures);
  return text.includes("{") ? undefined : text;
}

function constant(text: string | null, name: string): FieldReader {
  const reading: Reading = text === null ? { gap: "reported" } : { text };
  return { name, read: () => reading, alternatives: () => [] };
}

function atPath(paths: readonly Path[], name: string): FieldReader {
  return {
    name,
    alternatives: ({ fields }) => (paths[0] ? keysAlong(fields, paths[0]) : []),
    read({ fields }) {
      for (const path of paths) {
        const value = readPath(fields, path);
        if (value !== undefined) return readingOf(value);
      }
      return { gap: "absent" };
    },
  };
}

function readingOf(value: unknown): Reading {
  if (value === null) return { gap: "empty" };
  if (typeof value === "object") return { gap: "dict", keys: Object.keys(value) };
  const text = String(value);
  return text.trim() === "" ? { gap: "empty" } : { text };
}

function compile(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return null; // The manifest's check reports it at its line.
  }
}
