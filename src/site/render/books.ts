import type { ExperimentReport, SampleList, SampleRow, UnitEntry } from "../../model/index.ts";

/** What is published of the samples of one experiment, read when a page asks for it. */
export interface SampleBook {
  /** All samples of a unit that its page shows, conditions in the order of the design. */
  unit(entry: UnitEntry): Promise<ExperimentReport["drawn"][number]>;
  /** Rows of one page of a list; pages are counted from 1. */
  rows(list: SampleList, which: "all" | "failed", page: number): Promise<readonly SampleRow[]>;
}

/** Compiled pages and the program hold a copy each of this module, as of the report in hand. */
const place = Symbol.for("upheld.sample-books");
const shared = globalThis as { [place]?: ReadonlyMap<string, SampleBook> };

/** Gives the pages the books of the report, by experiment. They stay while pages are made: props name what is read. */
export function handBooks(books: ReadonlyMap<string, SampleBook>): void {
  shared[place] = books;
}

/** The book of an experiment. */
export function bookOf(experiment: string): SampleBook {
  const book = shared[place]?.get(experiment);
  if (!book) throw new Error(`No samples of ${experiment} are in hand.`);
  return book;
}
