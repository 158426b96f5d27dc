import { isRecord } from "../record.ts";

const maxDepth = 3;

/** Lists of objects inside a JSON value by path, the longest first. */
export function listsOfRecords(
  value: unknown,
): readonly { readonly path: string; readonly length: number }[] {
  const found: { path: string; length: number }[] = [];
  const visit = (here: unknown, path: string, depth: number) => {
    if (Array.isArray(here) && path && here.length > 0 && here.every(isRecord)) {
      found.push({ path, length: here.length });
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
