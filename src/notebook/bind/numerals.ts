import type { RootContent } from "mdast";
import type { Notebook } from "../../model/index.ts";
import type { Source } from "../parse/source.ts";

type Numeral = Notebook["numerals"]["unbound"][number];

/** Numbers of a page by where they come from. */
export interface NumeralCount {
  bound: number;
  published: number;
  readonly unbound: Numeral[];
}

/**
 * Counts the numbers in resolved nodes. A number that is not bound was typed by hand and is listed. Not listed,
 * because they claim nothing about data: dates and years (1900 to 2099), digits inside a name (Qwen3-32B, GPT-4,
 * 2nd), numbers of sections, seeds, figures and the like, enumerators `(1)`, the level of an interval (`95% interval`),
 * identifiers after arXiv and doi, code, quotes, and what `tested` holds: amounts that an expectation checks.
 */
export function countNumerals(
  nodes: readonly RootContent[],
  source: Source,
  count: NumeralCount,
  tested = "",
): void {
  for (const node of nodes) {
    if (node.type === "bound") {
      if (node.counts !== "nothing") count[node.counts]++;
    } else if (node.type === "text") listUnbound(node, source, count, tested);
    else if (node.type === "blockquote" || (node.type === "link" && isUrl(node))) continue;
    else if ("children" in node)
      countNumerals(node.children as RootContent[], source, count, tested);
  }
}

function isUrl(node: Extract<RootContent, { type: "link" }>): boolean {
  const [only] = node.children;
  return only?.type === "text" && node.url.includes(only.value);
}

/** Words after which a number only says which one. */
const ordinals =
  /(?:^|[\s(])(?:sections?|§|figures?|figs?\.|tables?|findings?|equations?|eqs?\.|chapters?|appendix|steps?|pages?|pp?\.|notes?|footnotes?|versions?|v|arxiv:?|doi:?|no\.|nos\.|seeds?|lines?)\s*(?:\d[\d.]*(?:,| and| or| to|\s?[-–])\s*)*$/i;

const unit = "pp|percent|x";
const token = new RegExp(
  String.raw`(?<![\p{L}\p{N}_./:-])(?:[+\-\u2212\u00b1~])?\d(?:[\d,.:/]*\d)?(?:\s?%|(?:${unit})(?![\p{L}\p{N}])|(?![\p{L}\p{N}_]))`,
  "gu",
);

function listUnbound(
  node: Extract<RootContent, { type: "text" }>,
  source: Source,
  count: NumeralCount,
  tested: string,
): void {
  const { value } = node;
  const start = node.position?.start.offset ?? 0;
  for (const { text, before, after } of typedNumbers(value, tested)) {
    const lines = before.split("\n").length - 1;
    const line = (source.place(start, value.length).line ?? 1) + lines;
    count.unbound.push({ text, line, context: contextOf(before, text, after) });
  }
}

/** Numbers of a text that claim something of data, with what stands before and after each. */
export function typedNumbers(
  value: string,
  tested = "",
): readonly { readonly text: string; readonly before: string; readonly after: string }[] {
  const amounts = [...tested.matchAll(token)].map(([amount]) => bare(amount));
  return [...value.matchAll(token)].flatMap((match) => {
    const text = match[0];
    const before = value.slice(0, match.index);
    const after = value.slice(match.index + text.length);
    return isName(text, before, after) || amounts.includes(bare(text))
      ? []
      : { text, before, after };
  });
}

function bare(text: string): string {
  return text.replace(/\s|%|pp$/g, "");
}

function isName(text: string, before: string, after: string): boolean {
  if (/^\d{4}-\d{2}$/.test(text) || /^-\d{2}/.test(after) || /\d{4}-(\d{2}-)?$/.test(before))
    return true;
  if (/^(19|20)\d\d$/.test(text)) return true;
  if (ordinals.test(before) || (/^\d+$/.test(text) && /\($/.test(before) && /^\)/.test(after)))
    return true;
  return /%$/.test(text) && /^\s+(confidence|intervals?|level)\b/.test(after);
}

function contextOf(before: string, text: string, after: string): string {
  const head = before.replace(/\s+/g, " ").slice(-30);
  const tail = after.replace(/\s+/g, " ").slice(0, 30);
  return `${head}${text}${tail}`.trim();
}
