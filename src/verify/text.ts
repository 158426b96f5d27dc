import { visibleInOneLine } from "../lib/visible-text.ts";
import type { Difference, Verified } from "./verified.ts";

/** Differences of a level that are listed; the others are counted. */
const mostListed = 40;
/** Characters of a text of the folder that are shown. */
const longestShown = 160;

/** What became of the levels, for a terminal. */
export function verifiedInText(levels: readonly Verified[]): string {
  return levels.map(levelInText).join("\n");
}

function levelInText({ level, refused, same, differences, unverified }: Verified): string {
  if (refused !== null) return `${level}: not verified. ${shown(refused)}`;
  const counted = Object.entries(same).map(([kind, n]) => `${n} ${kind}`);
  const listed = differences.slice(0, mostListed).map(inOneLine);
  const more = differences.length - listed.length;
  return [
    `${level}: ${differences.length === 0 ? "as they should be" : differences.length === 1 ? "1 difference" : `${differences.length} differences`}. The same: ${counted.join(", ") || "nothing"}.`,
    ...listed,
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...unverified.map(({ what, why }) => `  not verified: ${shown(what)}: ${shown(why)}`),
  ].join("\n");
}

const inOneLine = ({ file, what, expected, found }: Difference): string =>
  `  ${shown(file)}${what === null ? "" : `: ${shown(what)}`}\n    expected ${shown(expected)}\n    found    ${shown(found)}`;

/** A text of the folder on a terminal: what does not show, or would steer the terminal, as its code. */
export function shown(text: string): string {
  const cut = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  return visibleInOneLine(cut);
}
