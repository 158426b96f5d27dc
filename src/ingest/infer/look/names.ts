import { asRecord, asText } from "../../formats/inspect/index.ts";

/** A level's text beyond this is cut for its id and label. */
export const longestName = 60;
/** What is shown before the place where two long texts begin to differ. */
const partBefore = 20;

/** A name that a manifest accepts as the id of a factor or metric. */
export function idOf(text: string): string {
  const id = text
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9_.-]+/g, "_")
    .replace(/^[^A-Za-z0-9]+|[_.-]+$/g, "");
  return id || "column";
}

/** The text as an id that is not in use yet; it is then. */
export function freshId(text: string, used: Set<string>): string {
  const base = idOf(text);
  let id = base;
  for (let i = 2; used.has(id); i++) id = `${base}_${i}`;
  used.add(id);
  return id;
}

/** `fact_recall` as `Fact recall`. */
export function labelOf(text: string): string {
  const words = text.replace(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Scorer of a header from before a log could have several. */
export function oneScorer(results: Readonly<Record<string, unknown>>): string {
  return asText(results.scorer) ?? asText(asRecord(results.scorer)?.name) ?? "score";
}

/** File name without directories, `.gz` and extension. */
export function stemOf(name: string): string {
  const base = name.split("/").at(-1) ?? name;
  return base.replace(/\.gz$/i, "").replace(/\.[A-Za-z0-9]+$/, "");
}

/** Last key of a path, as a name in the design. */
export function nameOf(path: string): string {
  return path.split(/[.[]/).at(-1)?.replace(/["\]]/g, "") || path;
}

/** What is shown of a long text: its beginning, or where texts begin alike the part in which they differ. */
export function tellingParts(long: readonly string[]): (raw: string) => string {
  const [first = "", ...others] = long;
  const alike = others.map((other) => {
    let at = 0;
    while (at < first.length && first[at] === other[at]) at++;
    return at;
  });
  const start = Math.min(...alike) < longestName - partBefore ? 0 : Math.min(...alike) - partBefore;
  if (others.length === 0 || start === 0) return (raw) => `${beforeWord(raw, 0)}…`;
  const word = first.slice(start).search(/(?<=\s)\S/);
  const from = word < 0 || word > partBefore ? start : start + word;
  return (raw) => {
    const whole = raw.length <= from + longestName;
    return whole ? `…${raw.slice(from).trim()}` : `…${beforeWord(raw, from)}…`;
  };
}

/** As many characters as a name has room for, without the beginning of a word. */
function beforeWord(text: string, from: number): string {
  const part = text.slice(from, from + longestName);
  const inWord = /\S/.test(text.charAt(from + longestName));
  const cut = inWord ? part.replace(/\s+\S*$/, "") : part;
  return (cut || part).trim();
}
