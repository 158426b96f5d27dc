import type { Element, ElementContent } from "hast";
import type { Table } from "mdast";
import { defListHastHandlers } from "mdast-util-definition-list";
import type { InlineMath, Math as MathBlock } from "mdast-util-math";
import { toString as textOf } from "mdast-util-to-string";
import { defaultHandlers } from "remark-rehype";
import type { Bound } from "./bound-node.ts";
import { mathematicsHtml } from "./mathematics.ts";

type State = Parameters<typeof defaultHandlers.table>[0];

/** Where the page's HTML differs from what Markdown gives. */
export const htmlHandlers = {
  ...defListHastHandlers,
  bound: (_state: State, node: Bound): ElementContent[] => node.html,
  inlineMath: (_state: State, node: InlineMath) => mathematicsHtml(node),
  math: (_state: State, node: MathBlock): Element => ({
    type: "element",
    tagName: "div",
    properties: {
      className: ["scroll", "formula"],
      tabIndex: 0,
      role: "region",
      ariaLabel: `Formula: ${node.value}`,
    },
    children: [mathematicsHtml(node) as ElementContent],
  }),
  table: (state: State, node: Table): Element => {
    const table = defaultHandlers.table(state, node) as Element;
    alignCells(table);
    return {
      type: "element",
      tagName: "div",
      properties: {
        className: ["scroll", "words"],
        tabIndex: 0,
        role: "region",
        ariaLabel: nameOf(node),
      },
      children: [table],
    };
  },
};

/** `Table: arm, honesty data`: a page with several needs them told apart by ear as well. */
function nameOf(table: Table): string {
  const heads = table.children[0]?.children.map((cell) => textOf(cell)).filter(Boolean) ?? [];
  return ["Table", heads.join(", ")].filter(Boolean).join(": ");
}

/** The style sheet's words for the sides of columns. Other tables have numbers, to the right; an author's have words. */
const sides: Readonly<Record<string, string>> = { right: "r", center: "c" };

/** Columns stand where the author wrote them, by class: pages allow no style of their own. */
function alignCells(element: Element): void {
  for (const child of element.children) {
    if (child.type !== "element") continue;
    if (child.tagName === "td" || child.tagName === "th") {
      const { align, ...rest } = child.properties;
      child.properties = {
        ...rest,
        ...(child.tagName === "th" ? { scope: "col" } : {}),
        className: [sides[String(align)] ?? "l"],
      };
    } else alignCells(child);
  }
}
