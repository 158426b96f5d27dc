/** What one script of a page hands to the next. */
import type { SearchEntry } from "../../export/index.ts";

export type Entry = SearchEntry;

/** An entry with its texts as they are searched: small letters without accents, each sign where it was. */
export interface Folded {
  readonly entry: Entry;
  readonly title: string;
  readonly said: string;
  readonly text: string;
}

export interface Term {
  readonly word: string;
  readonly pattern: RegExp;
}

interface Words {
  foldEntry(entry: Entry): Folded;
  /** Words of a query; those between quotation marks are one. */
  termsOf(query: string): Term[];
  /** Where a folded text has a term: from and to. */
  placesOf(term: Term, text: string): [number, number][];
  /** Entries that hold every term, the best first. */
  ranked(entries: Folded[], terms: Term[]): Folded[];
  /** The stretch of a text to show. */
  stretch(whole: string, folded: string, terms: Term[]): { from: number; to: number };
  /** The nearest word of some entries to one that they lack; null where none is near. */
  nearest(word: string, entries: Folded[]): string | null;
  lacks(entries: Folded[], term: Term): boolean;
}

declare global {
  var upheldWords: Words;
}
