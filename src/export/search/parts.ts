import { shortHash } from "../../lib/short-hash.ts";
import type { Report } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { type SearchEntries, type SearchEntry, type SearchKind, searchEntries } from "./entries.ts";

/** Characters of a part: some 60 kB as hosts send it, so that the first results are there soon. */
const mostCharacters = 256 * 1024;

/** One file of the index. */
export interface SearchPart {
  /** Address from the root of the site. */
  readonly path: string;
  /** Changes with the file: browsers ask for `path?hash`, so that none is mixed with an older one. */
  readonly hash: string;
  readonly kinds: readonly SearchKind[];
  /** The file itself. */
  readonly text: string;
}

export interface SearchIndex extends SearchEntries {
  readonly parts: readonly SearchPart[];
}

const made = new WeakMap<Report, SearchIndex>();

/** What the search page finds, and the files that it is read from. Made once for a report: pages and files ask for it. */
export function searchIndex(report: Report): SearchIndex {
  const known = made.get(report);
  if (known) return known;
  const found = searchEntries(report);
  const parts = groupsOf(found.entries).map((entries, i): SearchPart => {
    const text = `[\n${entries.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n`;
    return {
      path: address.searchPart(i + 1),
      hash: shortHash(text),
      kinds: [...new Set(entries.map(({ kind }) => kind))],
      text,
    };
  });
  const index = { ...found, parts };
  made.set(report, index);
  return index;
}

/** Entries in order, cut where a part is full. */
function groupsOf(entries: readonly SearchEntry[]): readonly (readonly SearchEntry[])[] {
  const groups: SearchEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const size = JSON.stringify(entry).length;
    if (size > room || groups.length === 0) {
      groups.push([]);
      room = mostCharacters;
    }
    groups.at(-1)?.push(entry);
    room -= size;
  }
  return groups;
}
