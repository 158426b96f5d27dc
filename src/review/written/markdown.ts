import { fence, heading, paragraph, text, written } from "../../export/markdown/document.ts";
import { count } from "../../wording/index.ts";
import { isEqual } from "../compare/compare.ts";
import type { Comparison } from "../compare/comparison.ts";
import type { Section } from "./sections.ts";
import { sectionsOf } from "./sections.ts";

/** Bytes that a comment takes at most: hosts cut longer ones, or refuse them. */
export const mostBytes = 20_000;

/**
 * A comparison as a comment on a change. Everything that a report says stands in blocks of code: there no name calls
 * anybody, no number leads to an issue, and nothing is markup. Each part has its share of the room, so that a long one
 * hides no other.
 */
export function comparisonInMarkdown(comparison: Comparison): string {
  const sections = sectionsOf(comparison);
  return `${written(
    paragraph(text(summaryOf(comparison))),
    ...sections.flatMap((section) => [
      heading(3, section.title),
      fence(linesWithin(section).join("\n"), "diff"),
    ]),
  )}\n`;
}

/** What changed, in a sentence. */
export function summaryOf(comparison: Comparison): string {
  const titles = sectionsOf(comparison).map(({ title }) => title);
  const nothing = isEqual(comparison) ? ["Nothing that a reader would notice has changed"] : [];
  return `${[...nothing, ...titles].join("; ")}.`;
}

/** The lines of a section as far as its budget reaches; the last says how much is left out. */
function linesWithin({ items, budget }: Section): readonly string[] {
  const shown: string[] = [];
  let room = budget;
  for (const [i, item] of items.entries()) {
    const own = item.map(oneLine);
    room -= own.reduce((sum, line) => sum + new TextEncoder().encode(line).length + 1, 0);
    if (room < 0) return [...shown, ` … and ${count(items.length - i)} more`];
    shown.push(...own);
  }
  return shown;
}

/** Characters of a line at most. */
const longest = 400;

/** What stands in one line: no text can begin another one. */
function oneLine(line: string): string {
  const plain = line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}
