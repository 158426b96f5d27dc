/** Quotes, list items and indentation that a line may start with: far more than anybody writes, and quick to read. */
const deepestNesting = 100;
/** Signs before the text of a line, indentation among them. */
const widestStart = 400;

const start = /^(?:[ \t]+|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/;
/** Signs of emphasis in a row: their pairs are looked for one by one. */
const longRun = /([*_~])\1{400}/;

const marker = />|[-*+](?=[ \t])|\d[.)](?=[ \t])/g;

/**
 * Offset of the first line that nests deeper than can be read in a reasonable time; null where there is none. A parser of
 * Markdown needs time by the square of the depth, and ends at the depth of its own calls.
 */
export function deepLine(text: string): number | null {
  let at = 0;
  for (const line of text.split("\n")) {
    const before = start.exec(line)?.[0] ?? "";
    const isDeep = before.trim() !== "" || line.trim() !== "" ? before.length > widestStart : false;
    if (
      isDeep ||
      (longRun.test(line) && !/^\s*([*_~])\1*\s*$/.test(line)) ||
      (before.match(marker)?.length ?? 0) > deepestNesting
    )
      return at;
    at += line.length + 1;
  }
  return null;
}
