import type { Root } from "mdast";
import { visit } from "unist-util-visit";

/** Stands for a dollar sign that begins and ends no mathematics; of a private area, so that nobody writes it. */
const plain = "\uE024";

/**
 * Dollar signs are money more often than mathematics. As in Pandoc, one opens where no space follows it, and the next
 * closes where no space stands before it and no digit after it, in the same paragraph. Others are hidden from the
 * parser, one character for one, so that offsets stay true. Two dollar signs are always mathematics.
 */
export function hidePlainDollars(text: string): string {
  if (!text.includes("$")) return text;
  let out = "";
  let at = 0;
  while (at < text.length) {
    const code = /^(?:`+|~{3,})/.exec(text.slice(at))?.[0];
    const taken = code ? codeEnd(text, at, code) : dollarsEnd(text, at);
    const piece = text.slice(at, taken);
    out += piece === "$" && text[at - 1] !== "\\" ? plain : piece;
    at = taken;
  }
  return out;
}

/** The tree with all dollar signs in their places again. */
export function showPlainDollars(root: Root): void {
  visit(root, (node) => restore(node as unknown as Record<string, unknown>));
}

function restore(holder: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(holder)) {
    if (typeof value === "string" && value.includes(plain))
      holder[key] = value.replaceAll(plain, "$");
    else if (key === "attributes" && value !== null && typeof value === "object")
      restore(value as Record<string, unknown>);
  }
}

/** Code from `at` ends at the same mark, or is no code: then after the mark. */
function codeEnd(text: string, at: number, mark: string): number {
  const from = at + mark.length;
  const fence = mark.length > 2 && /(?:^|\n) {0,3}$/.test(text.slice(Math.max(0, at - 4), at));
  const closing = fence
    ? new RegExp(`\\n {0,3}${mark}[${mark[0]}]*[ \\t]*(?=\\n|$)`, "g")
    : new RegExp(`(?<!\`)${mark}(?!\`)`, "g");
  closing.lastIndex = from;
  const found = closing.exec(text);
  if (found) return found.index + found[0].length;
  return fence ? text.length : from;
}

/** End of the mathematics that begins at `at`; after the one character where none does. */
function dollarsEnd(text: string, at: number): number {
  if (text[at] !== "$" || text[at - 1] === "\\") return at + 1;
  const rest = text.slice(at);
  const double = /^\${2,}/.exec(rest)?.[0];
  if (double) {
    const end = text.indexOf(double, at + double.length);
    return end < 0 ? at + double.length : end + double.length;
  }
  const single = /^\$(?![\s$])((?:\\[^\n]|(?!\n[ \t]*\n)[^$\\])*)(?<!\s)\$(?![\d$])/.exec(rest);
  // What stands in a directive or a link is not mathematics, and mathematics holds none of them.
  return single && !/:[a-z]+[{[]|\]\(/.test(single[1] ?? "") ? at + single[0].length : at + 1;
}
