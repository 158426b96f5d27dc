import { isRecord } from "../../formats/shared/index.ts";

const maxDepth = 3;

export interface ListOfRecords {
  readonly path: string;
  readonly length: number;
  /** Names of the fields of its first record: lists of one shape hold the same kind of records. */
  readonly shape: string;
}

/** Lists of objects inside a JSON value by path, the longest first. */
export function listsOfRecords(value: unknown): readonly ListOfRecords[] {
  const found: ListOfRecords[] = [];
  const visit = (here: unknown, path: string, depth: number) => {
    if (Array.isArray(here) && path && here.length > 0 && here.every(isRecord)) {
      const shape = Object.keys(here[0] ?? {}).sort();
      found.push({ path, length: here.length, shape: shape.join("\n") });
    } else if (isRecord(here) && depth < maxDepth) {
      for (const [key, inner] of Object.entries(here)) {
        const step = /^[\w-]+$/.test(key) ? key : `["${key}"]`;
        visit(
          inner,
          path && !step.startsWith("[") ? `${path}.${step}` : `${path}${step}`,
          depth + 1,
        );
      }
    }
  };
  visit(value, "", 0);
  return found.sort((a, b) => b.length - a.length);
}
