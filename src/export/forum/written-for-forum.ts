import type { Root, RootContent, Text } from "mdast";
import type { InlineMath } from "mdast-util-math";
import type { Handle, Options } from "mdast-util-to-markdown";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import type { Raised } from "../markdown/from-html.ts";

/**
 * Text for the parser of LessWrong and the Alignment Forum: markdown-it without HTML, with footnotes, `~sub~`, `^sup^`,
 * TeX between dollars, `+++` for what folds and `%%%` for what a model wrote. Whatever looks like one of these and is
 * not meant is escaped.
 */
const asText: Handle = (node: Text, _parent, state, info) =>
  state
    .safe(node.value, info)
    // `\\(` would open a formula there, though it is an escaped backslash anywhere else.
    // An odd one at the end escapes the bracket and stays.
    .replace(
      /\\{2,}(?=[([])/g,
      (run) => "&#92;".repeat(run.length >> 1) + "\\".repeat(run.length % 2),
    )
    .replace(/\\(?=begin\{)/g, "&#92;");

/** `10^6^` and `x~i~`. */
const raised =
  (sign: "^" | "~"): Handle =>
  (node: Raised, _parent, state, info) => {
    const inside = state.containerPhrasing(node, { ...info, before: sign, after: sign });
    // A bracket after the sign would begin a footnote.
    return inside.startsWith("[") ? inside : sign + inside + sign;
  };

const formula =
  (sign: "$" | "$$"): Handle =>
  (node: InlineMath) =>
    sign + node.value + sign;

const forum: Options = {
  handlers: {
    text: asText,
    superscript: raised("^"),
    subscript: raised("~"),
    inlineMath: formula("$"),
    math: formula("$$"),
  },
  unsafe: [
    ...["$", "^", "~"].map((character) => ({ character, inConstruct: "phrasing" as const })),
    ...["%", "+", ":"].map((character) => ({ character, atBreak: true })),
  ],
};

const writer = remark()
  .use(remarkGfm, { tablePipeAlign: false, singleTilde: false })
  .use(function addForum() {
    const data = this.data();
    const extensions = data.toMarkdownExtensions ?? [];
    data.toMarkdownExtensions = [...extensions, forum];
  })
  .data("settings", { bullet: "-", rule: "-", fences: true, resourceLink: true })
  .freeze();

/** Blocks as Markdown for a forum. */
export const writtenForForum = (blocks: readonly RootContent[]): string =>
  writer.stringify({ type: "root", children: [...blocks] } satisfies Root).trim();

/** A line of the forum's own syntax. */
export const ownSyntax = (value: string): RootContent => ({ type: "html", value });
