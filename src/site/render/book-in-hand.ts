import type { Book } from "../../report/samples/index.ts";

/** Compiled pages and the program hold a copy each of this module: see `report-in-hand.ts`. */
const place = Symbol.for("upheld.samples-in-hand");
const shared = globalThis as { [place]?: ReadonlyMap<string, Book> };

/** Hands over books of samples by experiment, for as long as pages are made. Opening them is left to the program. */
export function handOverBooks(books: ReadonlyMap<string, Book>): void {
  shared[place] = books;
}

/** The samples of an experiment that publishes some. */
export function samplesInHand(experiment: string): Book {
  const book = shared[place]?.get(experiment);
  if (!book) throw new Error(`No samples of ${experiment} are in hand.`);
  return book;
}
