import type { ElementContent, Root as Html } from "hast";
import type { Nodes, Root, RootContent } from "mdast";
import { type Options as MarkdownOptions, toMarkdown } from "mdast-util-to-markdown";
import rehypeStringify from "rehype-stringify";
import { remark } from "remark";
import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import type { Bound } from "./bound-node.ts";
import { definitionLists } from "./definition-lists.ts";
import { hidePlainDollars, showPlainDollars } from "./dollars.ts";
import { htmlHandlers } from "./html-handlers.ts";
import { joinOpenings } from "./join-openings.ts";

/*
 * text ──remark, gfm, frontmatter, directive, math, definition lists──▶ tree ──restore-prose──▶ tree
 *      ──bind: every directive replaced by its result──▶ tree ──remark-rehype──▶ HTML tree ──rehype-stringify──▶ HTML
 */
const parser = remark()
  .use(remarkGfm)
  .use(remarkFrontmatter, ["yaml"])
  .use(remarkDirective)
  .use(remarkMath)
  .use(definitionLists)
  .freeze();

const toHtml = unified().use(remarkRehype, { handlers: htmlHandlers }).freeze();

// The only HTML in a tree is our own: an author's is text long before.
const stringifier = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

const written = remark().use(remarkGfm).use(remarkMath).use(definitionLists).freeze().data() as {
  toMarkdownExtensions?: MarkdownOptions[];
};

const markdownOptions: MarkdownOptions = {
  extensions: written.toMarkdownExtensions ?? [],
  handlers: { bound: (node: Bound) => node.value } as unknown as MarkdownOptions["handlers"],
  bullet: "-",
  emphasis: "*",
  rule: "-",
};

/** Markdown as a tree, with directives still in it. Offsets are those of `text`. */
export function parseMarkdown(text: string): Root {
  const root = parser.parse(hidePlainDollars(joinOpenings(text)));
  showPlainDollars(root);
  return root;
}

/** HTML of nodes whose directives are resolved. */
export function renderHtml(nodes: readonly RootContent[]): string {
  const root: Root = { type: "root", children: [...nodes] };
  return stringifier.stringify(toHtml.runSync(root) as Html).trim();
}

/** An HTML tree of our own as text. */
export function stringifyHtml(children: readonly ElementContent[]): string {
  return stringifier.stringify({ type: "root", children: [...children] });
}

/** The same nodes as Markdown for exporters: directives as plain text. */
export function renderMarkdown(nodes: readonly RootContent[]): string {
  const root: Root = { type: "root", children: [...nodes] };
  return toMarkdown(root as Nodes, markdownOptions).trim();
}
