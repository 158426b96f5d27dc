import type { Element, Nodes as HtmlNodes, Root as HtmlRoot } from "hast";
import type { Nodes, PhrasingContent, Root, RootContent } from "mdast";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import { unified } from "unified";

/** What a block of a page needs to know of the whole that it becomes a part of. */
export interface Placed {
  /** The full address of a path from the root of the report. */
  to(path: string): string;
  /** The full address of an anchor of its own page. */
  within(anchor: string): string;
  /** The number of the footnote that stands for a source of the page; by its number there. */
  source(reference: number): number;
}

/** HTML of a block of a page as a tree of Markdown: what it says, each number with its link. */
export function fromHtml(html: string, placed: Placed): readonly RootContent[] {
  const tree = reader.runSync(reader.parse(html)) as Root;
  return tree.children.map((node) => withLinks(node, placed) as RootContent);
}

/** The same for a piece that stands in a line. */
export function phrasesFromHtml(html: string, placed: Placed): readonly PhrasingContent[] {
  const [only, ...others] = fromHtml(`<p>${html}</p>`, placed);
  if (only?.type !== "paragraph" || others.length > 0)
    throw new Error("A title holds more than one line.");
  return only.children;
}

const reader = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeRemark, {
    handlers: {
      // The forum has these, and Markdown does not: left to the library, 10 to the sixth would read 106.
      sup: (state, node: Element) => raised(state.all(node) as PhrasingContent[], "^"),
      sub: (state, node: Element) => raised(state.all(node) as PhrasingContent[], "~"),
      math: (_state, node: Element) => formula(node),
    },
  });

/** `ref-3`: an anchor of a source. */
const sourceAnchor = /^#ref-(\d+)$/;

/** A number of a source stays what it is; anything else stands between signs of its own. */
function raised(children: readonly PhrasingContent[], sign: "^" | "~"): Nodes | Nodes[] {
  if (children.every((child) => child.type !== "text")) return [...children];
  const mark: PhrasingContent = { type: "html", value: sign };
  return [mark, ...children, mark];
}

/** TeX as its author wrote it. */
function formula(node: Element): Nodes {
  const tex = texOf(node) ?? "";
  const sign = node.properties.display === "block" ? "$$" : "$";
  return { type: "html", value: `${sign}${tex}${sign}` };
}

function texOf(node: HtmlNodes | HtmlRoot): string | null {
  if (node.type === "element" && node.tagName === "annotation")
    return node.children.map((child) => (child.type === "text" ? child.value : "")).join("");
  if (!("children" in node)) return null;
  for (const child of node.children) {
    const found = texOf(child);
    if (found !== null) return found;
  }
  return null;
}

/** The same tree with full links, and with footnotes where the page numbers its sources. */
function withLinks(node: Nodes, placed: Placed): Nodes {
  if (node.type === "link") {
    const source = sourceAnchor.exec(node.url);
    if (source) {
      const label = String(placed.source(Number(source[1])));
      return { type: "footnoteReference", identifier: label, label };
    }
    return { ...node, url: fullLink(node.url, placed), children: node.children.map(inside) };
  }
  if (node.type === "image") return { ...node, url: fullLink(node.url, placed) };
  if (!("children" in node)) return node;
  return { ...node, children: node.children.map(inside) } as Nodes;

  function inside<T extends Nodes>(child: T): T {
    return withLinks(child, placed) as T;
  }
}

function fullLink(url: string, { to, within }: Placed): string {
  if (url.startsWith("~/")) return to(url.slice(2));
  return url.startsWith("#") ? within(url.slice(1)) : url;
}
