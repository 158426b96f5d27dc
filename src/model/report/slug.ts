import { shortHash } from "../../lib/short-hash.ts";

/** Letters, digits, dots and dashes; everything else becomes a dash. Different texts may give the same, or nothing. */
export function slug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** Longest name that is taken from a text as it is: with an ending it still fits into a file name anywhere. */
const longest = 120;
/** Of a name that is told apart by its hash, this much is for people. */
const shown = 48;

/** Names that mean something to a server or to a file system. */
const special = /^(index|404|500|con|prn|aux|nul|com\d|lpt\d)$/i;

/** Whether a slug can be the name of a folder on every disk and a part of an address on every server. */
export function fitsPath(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= longest &&
    !name.startsWith(".") &&
    !name.endsWith(".") &&
    !/[.]html?$/i.test(name) &&
    !special.test(name)
  );
}

/** A slug that no other text has: what can be read of it, and a hash of the whole. */
export function hashedSlug(text: string): string {
  const readable = slug(text)
    .replace(/^[.-]+/, "")
    .slice(0, shown)
    .replace(/[.-]+$/, "");
  return readable === "" ? shortHash(text) : `${readable}-${shortHash(text)}`;
}

/** A name for files that belongs to one text alone, whatever others there are. */
export function fileSlug(text: string): string {
  return text === slug(text) && fitsPath(text) ? text : hashedSlug(text);
}

/**
 * A slug for each of some texts that stand beside each other, no two alike even where case does not count: the plain
 * one where it is free, and a hashed one where it is taken, too long or empty. A text that is its own slug keeps it.
 */
export function slugsOf(texts: Iterable<string>): ReadonlyMap<string, string> {
  const wanted = Map.groupBy(new Set(texts), (text) => slug(text).toLowerCase());
  const slugs = new Map<string, string>();
  for (const alike of wanted.values()) {
    const own = alike.length === 1 ? alike : alike.filter((text) => text === slug(text));
    for (const text of alike) {
      const keeps = own.length === 1 && text === own[0] && fitsPath(slug(text));
      slugs.set(text, keeps ? slug(text) : hashedSlug(text));
    }
  }
  return slugs;
}
