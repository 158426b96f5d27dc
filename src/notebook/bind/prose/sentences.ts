import type { RootContent } from "mdast";
import type { Source } from "../../parse/source.ts";

/** A sentence of a page. */
export interface Sentence {
  /** As it reads, with an ellipsis for what it is bound to. */
  readonly text: string;
  /** The same with marks in place of code and of what is bound: its own words alone. */
  readonly prose: string;
  /** Whether a number, a finding, a figure or a source stands in it. */
  readonly bound: boolean;
  readonly line: number;
}

/** Stands for what is bound, and for code, which is no prose. */
const boundMark = "\ufffc";
const codeMark = "\ufffd";

/** Text of a block, and where its pieces begin. */
interface Gathered {
  text: string;
  readonly pieces: { readonly at: number; readonly line: number }[];
  /** What stands at each mark of code, in order. */
  readonly code: string[];
}

/**
 * The sentences of resolved nodes. A row of a table is one, since its cells are read together. Headings, code and quotes
 * are none: they name, show, or are somebody else's.
 */
export function sentencesOf(nodes: readonly RootContent[], source: Source): readonly Sentence[] {
  const isInline = nodes.every((node) => !isBlock(node));
  return isInline ? inText(nodes, source) : nodes.flatMap((node) => inBlock(node, source));
}

const blocks = new Set(["paragraph", "list", "table", "blockquote", "heading", "code", "math"]);
const isBlock = (node: RootContent): boolean => blocks.has(node.type);

function inBlock(node: RootContent, source: Source): readonly Sentence[] {
  if (node.type === "heading" || node.type === "blockquote" || node.type === "code") return [];
  if (node.type === "paragraph") return inText(node.children, source);
  if (node.type === "tableRow") return inRow(node, source);
  return "children" in node
    ? (node.children as RootContent[]).flatMap((child) => inBlock(child, source))
    : [];
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

function inText(nodes: readonly RootContent[], source: Source): readonly Sentence[] {
  const gathered: Gathered = { text: "", pieces: [], code: [] };
  gather(nodes, source, gathered);
  return [...segmenter.segment(gathered.text)].map(({ segment, index }) =>
    sentence(segment, index, gathered),
  );
}

function inRow(
  row: Extract<RootContent, { type: "tableRow" }>,
  source: Source,
): readonly Sentence[] {
  const gathered: Gathered = { text: "", pieces: [], code: [] };
  for (const cell of row.children) {
    gather(cell.children, source, gathered);
    gathered.text += " | ";
  }
  return [sentence(gathered.text, 0, gathered)];
}

function sentence(text: string, index: number, { pieces, text: all, code }: Gathered): Sentence {
  const from = index + (text.length - text.trimStart().length);
  const piece = pieces.findLast(({ at }) => at <= from) ?? pieces[0];
  const breaks = all.slice(piece?.at ?? 0, from).split("\n").length - 1;
  let next = all.slice(0, index).split(codeMark).length - 1;
  const written = () => `\`${code[next++] ?? ""}\``;
  return {
    prose: text.replace(/\s+/g, " ").trim(),
    text: text.replaceAll(codeMark, written).replaceAll(boundMark, "…").replace(/\s+/g, " ").trim(),
    bound: text.includes(boundMark),
    line: (piece?.line ?? 1) + breaks,
  };
}

function gather(nodes: readonly RootContent[], source: Source, into: Gathered): void {
  for (const node of nodes) {
    if (node.type === "text") {
      const start = node.position?.start.offset ?? 0;
      const line = source.place(start, node.value.length).line ?? 1;
      into.pieces.push({ at: into.text.length, line });
      into.text += node.value;
    } else if (node.type === "bound") into.text += boundMark;
    else if (node.type === "break") into.text += " ";
    else if (node.type === "link") {
      gather(node.children, source, into);
      // A source stands behind it.
      into.text += boundMark;
    } else if ("children" in node) gather(node.children as RootContent[], source, into);
    else {
      into.text += codeMark;
      into.code.push("value" in node ? node.value : "");
    }
  }
}
