import type { Book } from "../../report/samples/index.ts";

/** Compiled pages and the program hold a copy each of this module: see `report-in-hand.ts`. */
const place = Symbol.for("upheld.samples-in-hand");
const shared = globalThis as { [place]?: ReadonlyMap<string, Book> };

/** What `handOverSamples` puts where pages find it; by experiment. */
export function setSamplesInHand(books: ReadonlyMap<string, Book>): void {
  shared[place] = books;
}

/** The samples of an experiment that publishes some. */
export function samplesInHand(experiment: string): Book {
  const book = shared[place]?.get(experiment);
  if (!book) throw new Error(`No samples of ${experiment} are in hand.`);
  return book;
}
