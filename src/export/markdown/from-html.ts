import type { Element, Nodes as HtmlNodes, Root as HtmlRoot } from "hast";
import type { Nodes, Parent, PhrasingContent, Root, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import { unified } from "unified";

/** What stands above or below the line, such as the power of ten. Markdown has no sign for it, and its dialects have. */
export interface Raised extends Parent {
  type: "superscript" | "subscript";
  children: PhrasingContent[];
}

declare module "mdast" {
  interface PhrasingContentMap {
    raised: Raised;
  }
  interface RootContentMap {
    raised: Raised;
  }
}

/** What a block of a page needs to know of the whole that it becomes a part of. */
export interface Placed {
  /** The full address of a path from the root of the report. */
  to(path: string): string;
  /** The notebook that it is of. */
  readonly notebook: string;
  /** The full address of an anchor of its own page. */
  within(anchor: string): string;
  /**
   * The number of the footnote that stands for a source of the page, by its number there; null where sources stay
   * links.
   */
  readonly source: ((reference: number) => number) | null;
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
      // Left to the library, 10 to the sixth would read 106.
      sup: (state, node: Element) => raised("superscript", state.all(node)),
      sub: (state, node: Element) => raised("subscript", state.all(node)),
      math: (_state, node: Element) => formula(node),
    },
  });

/** `#ref-3`, or the same of a named notebook: an anchor of a source. */
const sourceAnchor = /^(?:~\/([^/]+)\/)?#ref-(\d+)$/;

/** The number of the source that a link of a page leads to; null where it leads elsewhere. */
function sourceOf(url: string, { notebook }: Placed): number | null {
  const [, named, number] = sourceAnchor.exec(url) ?? [];
  return number !== undefined && (named ?? notebook) === notebook ? Number(number) : null;
}

const raised = (type: Raised["type"], children: readonly Nodes[]): Raised => ({
  type,
  children: children as PhrasingContent[],
});

/** TeX as its author wrote it. */
function formula(node: Element): Nodes {
  const value = texOf(node) ?? "";
  return node.properties.display === "block"
    ? { type: "math", value }
    : { type: "inlineMath", value };
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

/** The same tree with full links, and with footnotes where the page numbers its sources and the text has notes. */
function withLinks(node: Nodes, placed: Placed): Nodes {
  if (node.type === "link" || node.type === "image")
    return inside({ ...node, url: fullLink(node.url, placed) });
  return inside(node);

  function inside<T extends Nodes>(whole: T): T {
    if (!("children" in whole)) return whole;
    const children = (whole.children as Nodes[]).flatMap((child) =>
      isRaised(child) && placed.source
        ? footnotesOf(child, placed.source, placed)
        : [withLinks(child, placed)],
    );
    return { ...whole, children };
  }
}

const isRaised = (node: Nodes | Raised): node is Raised => node.type === "superscript";

/** What is raised, with a footnote for each link that leads to a source: a dagger stays before its own. */
function footnotesOf(node: Raised, source: (reference: number) => number, placed: Placed): Nodes[] {
  const references = node.children.map((child) =>
    child.type === "link" ? sourceOf(child.url, placed) : null,
  );
  if (references.some((reference) => reference === null))
    return [withLinks(node as unknown as Nodes, placed)];
  return node.children.flatMap((child, i): Nodes[] => {
    const label = String(source(references[i] ?? 0));
    const sign = textOf(child);
    const dagger: Nodes[] = /^\d+$/.test(sign) ? [] : [{ type: "text", value: sign }];
    return [...dagger, { type: "footnoteReference", identifier: label, label }];
  });
}

function fullLink(url: string, { to, within }: Placed): string {
  if (url.startsWith("~/")) return to(url.slice(2));
  return url.startsWith("#") ? within(url.slice(1)) : url;
}
