import type { Heading, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { slug } from "../../model/index.ts";
import type { IdRegister } from "./ids.ts";

export interface HeadingPlace {
  readonly id: string;
  /** 2 to 6: the title of the page is the only heading of level 1. */
  readonly level: number;
  /** Sections are numbered; what is inside them is not. */
  readonly number: string | null;
  readonly text: string;
  /** The heading without its `{#id}`. */
  readonly children: Heading["children"];
}

/** Ids and numbers of headings. An id is the author's, `## Words {#id}`, or made of the words. */
export function placeHeadings(
  headings: readonly Heading[],
  register: IdRegister,
): ReadonlyMap<RootContent, HeadingPlace> {
  const places = new Map<RootContent, HeadingPlace>();
  const read = headings.map((node) => ({ node, ...splitId(node) }));
  for (const { node, id } of read) if (id) register.claim(id, node);
  let section = 0;
  for (const { node, id, children } of read) {
    const text = textOf(children);
    const level = Math.max(2, node.depth);
    if (level === 2) section++;
    const number = level === 2 ? String(section) : null;
    places.set(node, {
      id: id ?? register.free(slug(text.toLowerCase()) || `section-${places.size + 1}`),
      level,
      number,
      text,
      children,
    });
  }
  return places;
}

function splitId(node: Heading): {
  readonly id: string | null;
  readonly children: Heading["children"];
} {
  const last = node.children.at(-1);
  const match = last?.type === "text" ? /\s*\{#([A-Za-z][\w.-]*)\}\s*$/.exec(last.value) : null;
  if (!match || last?.type !== "text") return { id: null, children: node.children };
  const rest = { ...last, value: last.value.slice(0, match.index) };
  return { id: match[1] ?? null, children: [...node.children.slice(0, -1), rest] };
}
