import type { Node, Pair } from "yaml";
import { isMap, isScalar, isSeq } from "yaml";
import { isFaults, readYaml } from "../../lib/read-yaml.ts";
import type { Place, Problems } from "../../model/index.ts";

export type KeyPath = readonly PropertyKey[];

/** A YAML file as a value whose every part knows its line and column. */
export interface ManifestDocument {
  readonly value: unknown;
  /** Where the value at a path stands, or its key; the nearest part around it where it stands nowhere. */
  place(path: KeyPath, at?: "key" | "value"): Place;
  /** Keys of the group at a path, in the order of the file (an object would put numbers first). */
  keysAt(path: KeyPath): readonly string[];
}

/** Null with problems when the text is not YAML. */
export function parseManifestDocument(
  text: string,
  file: string,
  problems: Problems,
): ManifestDocument | null {
  const lines = lineStarts(text);
  const at = (offset: number): Place => ({ file, ...lines(offset) });
  const read = readYaml(text, { merge: true });
  if (isFaults(read)) {
    for (const fault of read)
      problems.error("manifest-is-yaml", at(fault.at), "The manifest is not valid YAML", {
        expected: "YAML 1.2",
        found: fault.message,
        ...(fault.fix ? { fix: fault.fix } : {}),
      });
    return null;
  }
  const { document, value } = read;
  const node = (path: KeyPath) => find(document.contents, path);
  return {
    value,
    place(path, kind = "value") {
      const { key, value } = node(path);
      const target = kind === "key" ? (key ?? value) : (value ?? key);
      return at(target?.range?.[0] ?? 0);
    },
    keysAt(path) {
      const { value, depth } = node(path);
      if (depth < path.length || !isMap(value)) return [];
      return value.items.map((pair) => keyText(pair));
    },
  };
}

/** The deepest node along a path. */
function find(contents: unknown, path: KeyPath) {
  let value = contents as Node | null;
  let key: Node | null = null;
  let depth = 0;
  for (const step of path) {
    if (isMap(value)) {
      const pair: Pair | undefined = value.items.find((item) => keyText(item) === String(step));
      if (!pair) break;
      key = pair.key as Node | null;
      value = (pair.value ?? pair.key) as Node | null;
    } else if (isSeq(value)) {
      const item = value.items[Number(step)];
      if (item === undefined) break;
      key = item as Node;
      value = item as Node;
    } else break;
    depth++;
  }
  return { key, value, depth };
}

function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value ?? "") : String(pair.key);
}

/** Line and column of an offset, from 1. */
function lineStarts(text: string): (offset: number) => { line: number; column: number } {
  return (offset) => {
    const before = text.slice(0, offset);
    const start = before.lastIndexOf("\n") + 1;
    return { line: before.split("\n").length, column: offset - start + 1 };
  };
}
