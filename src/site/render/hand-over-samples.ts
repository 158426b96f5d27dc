import type { Report } from "../../model/index.ts";
import type { Book, KeptSamples } from "../../report/samples/index.ts";
import { openBook } from "../../report/samples/index.ts";
import { setSamplesInHand } from "./samples-in-hand.ts";

/**
 * Hands over what is kept of samples, for as long as pages are made. Texts are no part of the report: a page knows what
 * it shows by a hash in its props, and reads it when it is made. Apart from `samples-in-hand.ts`, so that templates are
 * compiled without what reads files of samples.
 */
export function handOverSamples(
  { experiments }: Pick<Report, "experiments">,
  samples: KeptSamples,
): void {
  setSamplesInHand(
    new Map(
      experiments.flatMap(({ experiment: { id }, samples: published }): [string, Book][] => {
        const folder = samples[id];
        return folder === undefined || !published ? [] : [[id, openBook(folder, published.units)]];
      }),
    ),
  );
}
