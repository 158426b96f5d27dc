import type { Report } from "../../model/index.ts";
import type { Book, KeptSamples } from "../../report/samples/index.ts";
import { openBook } from "../../report/samples/index.ts";

/** Compiled pages and the program hold a copy each of this module: see `report-in-hand.ts`. */
const place = Symbol.for("upheld.samples-in-hand");
const shared = globalThis as { [place]?: ReadonlyMap<string, Book> };

/**
 * Hands over what is kept of samples, for as long as pages are made. Texts are no part of the report: a page knows what
 * it shows by a hash in its props, and reads it when it is made.
 */
export function handOverSamples(
  { experiments }: Pick<Report, "experiments">,
  samples: KeptSamples,
): void {
  shared[place] = new Map(
    experiments.flatMap(({ experiment: { id }, samples: published }): [string, Book][] => {
      const folder = samples[id];
      return folder === undefined || !published ? [] : [[id, openBook(folder, published.units)]];
    }),
  );
}

/** The samples of an experiment that publishes some. */
export function samplesInHand(experiment: string): Book {
  const book = shared[place]?.get(experiment);
  if (!book) throw new Error(`No samples of ${experiment} are in hand.`);
  return book;
}
