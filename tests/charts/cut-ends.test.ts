import { describe, expect, it } from "vitest";
import { rowStrip } from "../../src/charts/finding/row-strip.ts";
import { labelsThatMeet } from "../../src/charts/layout/check-labels.ts";
import { difference } from "../../src/charts/types/difference.ts";
import { dots } from "../../src/charts/types/dots.ts";
import type { Estimate, Interval } from "../../src/model/index.ts";
import type { Evidence } from "../../src/stats/index.ts";
import { review, reviewEvidence } from "./support/experiments.ts";
import { draw } from "./support/snapshot.ts";

type Ends = Pick<Interval, "lower" | "upper">;

/** The same evidence of a score from 0 to 10 whose intervals are these. */
function scored(ends: (estimate: Estimate) => Ends): Evidence {
  const evidence = reviewEvidence();
  const metrics = review.metrics.map((m) => ({
    ...m,
    kind: "score" as const,
    range: [0, 10] as [number, number],
  }));
  return {
    ...evidence,
    experiment: () => ({ ...review, metrics }),
    estimate: (asked) => {
      const estimate = { ...evidence.estimate(asked), value: 8 };
      return { ...estimate, interval: { level: 0.95, method: "t", ...ends(estimate) } };
    },
  };
}
const arrows = (svg: string) => svg.match(/class="arrow"/g)?.length ?? 0;
const asked = { metrics: ["detection"], of: { arm: ["spt", "clean"] } };

describe("an interval that the axis cuts", () => {
  it.each([340, 640, 920])("ends in an arrow, with its end in words, %i wide", (width) => {
    const figure = draw(
      dots,
      scored(() => ({ lower: 5, upper: 12.25 })),
      asked,
    );
    const drawing = figure.at(width);
    expect(arrows(drawing.svg)).toBe(2);
    expect(drawing.svg.match(/to 12\.3/g)).toHaveLength(2);
    expect(labelsThatMeet(drawing)).toEqual([]);
  });

  it("says that there is no end where it is open, on either side", () => {
    const { svg } = draw(
      dots,
      scored(() => ({ lower: null, upper: null })),
      asked,
    ).at(640);
    expect(arrows(svg)).toBe(4);
    expect(svg.match(/>no lower end</g)).toHaveLength(2);
    expect(svg.match(/>no upper end</g)).toHaveLength(2);
  });

  it("is whole and without arrows where the axis holds it", () => {
    const { svg } = draw(
      dots,
      scored(() => ({ lower: 0, upper: 10 })),
      asked,
    ).at(640);
    expect(arrows(svg)).toBe(0);
    expect(svg).not.toMatch(/>(?:to|from) |no (?:lower|upper) end/);
  });

  it("is said below the axis where there is no room at its arrow", () => {
    const evidence = scored(() => ({ lower: -30, upper: 40 }));
    const figure = draw(dots, evidence, { metrics: ["detection"], color: "wording" });
    for (const width of [340, 640, 920]) {
      const drawing = figure.at(width);
      expect(labelsThatMeet(drawing)).toEqual([]);
      // Ten conditions with two ends each: none is cut in silence, though lines of words break in between.
      const words = drawing.svg.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
      expect(words.match(/(?:from \u221230|to 40)/g)).toHaveLength(20);
      expect(words.match(/Beyond the axis:/g)).toHaveLength(1);
    }
  });

  it("needs no words where the interval stands as numbers in its row", () => {
    const evidence = reviewEvidence();
    const open: Evidence = {
      ...evidence,
      contrast: (of) => {
        const contrast = evidence.contrast(of);
        const { interval } = contrast;
        return { ...contrast, interval: interval && { ...interval, upper: null } };
      },
    };
    const { svg } = draw(difference, open, { metrics: ["detection"] }, { family: "none" }).at(640);
    expect(arrows(svg)).toBe(4);
    expect(svg).not.toContain("no upper end");
  });

  it("has its arrow in the strip of a table row too", () => {
    const evidence = scored(() => ({ lower: 5, upper: 12 }));
    const estimate = evidence.estimate({ experiment: "review", ...asked, metric: "detection" });
    const experiment = evidence.experiment("review") ?? review;
    const strip = rowStrip({ estimate }, experiment, { estimates: [], contrasts: [] });
    expect(arrows(strip?.svg ?? "")).toBe(1);
  });
});
