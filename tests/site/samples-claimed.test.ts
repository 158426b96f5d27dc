import { describe, expect, it } from "vitest";
import { address } from "../../src/model/index.ts";
import {
  listPages,
  pagesOf,
  samplesPages,
  unitPages,
} from "../../src/site/render/samples-props.ts";
import { figureTable } from "../../src/site/tables/samples-column.ts";
import { sampleReport } from "./support/sample-report.ts";

const inHand = { report: sampleReport, live: false } as const;

describe("links to samples", () => {
  const pages = new Set([
    ...samplesPages(inHand).map(({ props }) => address.samples(props.experiment.id)),
    ...listPages(inHand).map(({ props: { experiment, list, which, page } }) => {
      const own = which === "all" ? address.sampleList : address.failedSamples;
      return own(experiment.id, list.slug, page);
    }),
    ...unitPages(inHand).map(({ props }) => address.unit(props.experiment.id, props.entry.slug)),
  ]);

  it("stand in each row of a figure that says what it counts, and lead to a page that there is", () => {
    for (const figure of sampleReport.figures) {
      const { rows } = figureTable(figure, "", sampleReport.experiments);
      const links = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.links ?? []));
      expect(links).toHaveLength(figure.table.rows.filter(({ behind }) => behind).length);
      for (const { to } of links) expect(pages).toContain(to.split("?")[0]);
    }
  });
});

describe("pages of a list", () => {
  const [list] = sampleReport.experiments.flatMap(({ samples }) => samples?.lists ?? []);
  if (!list) throw new Error("The sample report has lists.");

  it("are as many as its rows need: one at least of all samples, none of failed ones where none failed", () => {
    const long = { ...list, samples: 401, listed: 401, failed: 200 };
    expect([pagesOf(long, "all"), pagesOf(long, "failed")]).toEqual([3, 1]);
    const none = { ...list, samples: 0, listed: 0, failed: 0 };
    expect([pagesOf(none, "all"), pagesOf(none, "failed")]).toEqual([1, 0]);
  });
});
