import type { Element, Node } from "../pages/tree.ts";
import { element, elementsOf, findElement, hasClass, text, textOf } from "../pages/tree.ts";

/** Links of numbers and words lead to what is said of them elsewhere: they can be followed, and are not listed. */
const unlisted = ["v", "term", "tested"];

/**
 * Numbers the links of a page that lead out of the file, and lists their addresses at the end of each of its parts, since
 * nobody can press on paper. Numbers go on after `last`; the last one that was given is returned.
 */
export function numberLinks(section: Element, last: number): number {
  let given = last;
  for (const box of boxesOf(section)) {
    const children: Node[] = [];
    let part: Node[] = [];
    const close = () => {
      const found = listOf(part, given);
      given = found.last;
      children.push(...part, ...found.list);
      part = [];
    };
    for (const child of box.children) {
      if (typeof child !== "string" && child.name === "h2") close();
      part.push(child);
    }
    close();
    box.children = children;
  }
  return given;
}

/** Elements whose children are the parts of a page: a heading, and what follows it. */
function boxesOf(section: Element): readonly Element[] {
  return [...elementsOf(section.children)].filter(
    (one) => hasClass(one, "sheet") || hasClass(one, "solo"),
  );
}

function listOf(
  part: readonly Node[],
  before: number,
): { readonly list: readonly Node[]; readonly last: number } {
  const numbers = new Map<string, number>();
  for (const link of elementsOf(part)) {
    const href = link.attributes.get("href") ?? "";
    if (link.name !== "a" || !/^(?:https?|mailto):/.test(href)) continue;
    if (unlisted.some((name) => hasClass(link, name))) continue;
    // An address that is written out needs no second place; a drawing has no room for a number.
    if (textOf(link.children).includes(href) || findElement([link], ({ name }) => name === "svg"))
      continue;
    const number = numbers.get(href) ?? before + numbers.size + 1;
    numbers.set(href, number);
    link.children.push(element("sup", { class: "url-no" }, text(`${number}`)));
  }
  if (numbers.size === 0) return { list: [], last: before };
  const items = [...numbers].map(([href, number]) =>
    element("li", { value: `${number}` }, element("a", { href }, text(href))),
  );
  return { list: [element("ol", { class: "urls" }, ...items)], last: before + numbers.size };
}
