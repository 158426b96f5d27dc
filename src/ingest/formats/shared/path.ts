import { parseJson } from "./parse-json.ts";

/** A path into a record: `sample.metadata.trigger`, `scores["a.b"].value`, `choices[0]`. */
export interface Path {
  readonly text: string;
  readonly keys: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

const step = /\[(?:"([^"]*)"|'([^']*)'|(\d+))\]|\.?([^.[\]]+)/y;

/** Text that is no path stays one key as it is: a column may have any name. */
export function parsePath(text: string): Path {
  const keys: string[] = [];
  for (step.lastIndex = 0; step.lastIndex < text.length; ) {
    const found = step.exec(text);
    if (!found) return { text, keys: [text] };
    keys.push(found[1] ?? found[2] ?? found[3] ?? found[4] ?? "");
  }
  return { text, keys: keys.length ? keys : [text] };
}

/** What stands at a path; undefined where nothing does. A column named exactly like the path wins. */
export function readPath(fields: Fields, path: Path): unknown {
  const [first] = path.keys;
  if (first !== undefined && path.keys.length === 1) {
    return Object.hasOwn(fields, first) ? fields[first] : undefined;
  }
  if (path.keys.length > 1 && Object.hasOwn(fields, path.text)) return fields[path.text];
  let here: unknown = fields;
  for (const key of path.keys) {
    const inside = openUp(here);
    if (!inside || !Object.hasOwn(inside, key)) return undefined;
    here = inside[key];
  }
  return here;
}

/** Keys at the deepest point of a path that exists: what there is instead of what was asked for. */
export function keysAlong(fields: Fields, path: Path): readonly string[] {
  let here: Fields = fields;
  for (const key of path.keys) {
    const inside = Object.hasOwn(here, key) ? openUp(here[key]) : null;
    if (!inside) break;
    here = inside;
  }
  return Object.keys(here);
}

/** Objects as they are; tables may hold JSON inside a text, as Parquet files of harnesses do. */
function openUp(value: unknown): Fields | null {
  if (value !== null && typeof value === "object") return value as Fields;
  if (typeof value !== "string" || !/^\s*[{[]/.test(value)) return null;
  const parsed = parseJson(value);
  return "value" in parsed ? (parsed.value as Fields) : null;
}
