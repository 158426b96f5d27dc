import { joinOpenings } from "./join-openings.ts";

const opening = /^[ \t]*(?::{3,}[A-Za-z]|`{3,}|~{3,})/;

/** Ids that blocks of a text give themselves, also where the block cannot be read. */
export function writtenIds(text: string): readonly string[] {
  const openings = joinOpenings(text)
    .split("\n")
    .filter((line) => opening.test(line));
  return openings.flatMap(idsIn);
}

/** `#id` and `id=id` in an opening or an info string, after the title in its square brackets. */
export function idsIn(opening: string): readonly string[] {
  const attributes = opening.slice(opening.lastIndexOf("]") + 1);
  const found = attributes.matchAll(/(?<=[\s{])(?:#|id=["']?)([A-Za-z][\w.-]*)/g);
  return [...found].flatMap(([, id]) => id ?? []);
}
