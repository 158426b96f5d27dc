import type { ExperimentReport, Report, SampleRow } from "../../../src/model/index.ts";
import { conditionKey } from "../../../src/model/index.ts";
import type { SampleBook } from "../../../src/site/render/books.ts";

/** Books of a made report: what its pages would read is what it holds as drawn. */
export function madeBooks(report: Report): ReadonlyMap<string, SampleBook> {
  return new Map(report.experiments.map((item) => [item.experiment.id, madeBook(item)]));
}

function madeBook({ experiment, drawn }: ExperimentReport): SampleBook {
  return {
    unit: async ({ slug }) => {
      const found = drawn.find((unit) => unit.slug === slug);
      if (!found) throw new Error(`The fixture has no unit ${slug} of ${experiment.id}.`);
      return found;
    },
    rows: async (list, which) =>
      drawn
        .flatMap((unit) =>
          unit.samples
            .filter(({ condition }) => conditionKey(condition) === conditionKey(list.condition))
            .map(
              ({ replicate, epoch, scores, turns }): SampleRow => ({
                unit: unit.unit,
                slug: unit.slug,
                replicate,
                epoch,
                scores,
                excerpt: turns.at(-1)?.text.slice(0, 140) ?? null,
                failed: Object.values(scores).some((score) => typeof score === "string"),
              }),
            ),
        )
        .filter(({ failed }) => which === "all" || failed),
  };
}
