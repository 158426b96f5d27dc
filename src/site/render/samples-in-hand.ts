import type { Report } from "../../model/index.ts";
import type { Book, KeptSamples } from "../../report/samples/index.ts";
import { openBook } from "../../report/samples/index.ts";
import { handOverBooks } from "./book-in-hand.ts";

/**
 * Hands over what is kept of samples, for as long as pages are made. Texts are no part of the report: a page knows what
 * it shows by a hash in its props, and reads it when it is made.
 */
export function handOverSamples(
  { experiments }: Pick<Report, "experiments">,
  samples: KeptSamples,
): void {
  handOverBooks(
    new Map(
      experiments.flatMap(({ experiment: { id }, samples: published }): [string, Book][] => {
        const folder = samples[id];
        return folder === undefined || !published ? [] : [[id, openBook(folder, published.units)]];
      }),
    ),
  );
}
