import type { DefaultTreeAdapterMap } from "parse5";
import { parse } from "parse5";

type Node = DefaultTreeAdapterMap["node"];

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Every element of a page, in order. */
export function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: Node): void => {
    if ("tagName" in node)
      found.push({
        name: node.tagName,
        attributes: new Map(node.attrs.map((a) => [a.name, a.value])),
        text: textOf(node),
      });
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  // As a reader without scripts has it: what stands in `noscript` is part of the page.
  visit(parse(html, { scriptingEnabled: false }));
  return found;
}

function textOf(node: Node): string {
  if ("value" in node && node.nodeName === "#text") return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
