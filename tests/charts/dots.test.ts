import { describe, expect, it } from "vitest";
import { dots } from "../../src/charts/types/dots.ts";
import { leakyEvidence, maskEvidence, reviewEvidence } from "./support/experiments.ts";
import { draw, expectFigure, request } from "./support/snapshot.ts";

function dotsOfTwoMetrics() {
  return draw(dots, reviewEvidence(), { color: "wording" });
}
function dotsOfTwelveArms() {
  return draw(dots, maskEvidence(), { experiment: "mask", metrics: ["honest"] });
}
function dotsOfPublishedValues() {
  return draw(dots, leakyEvidence(), {
    experiment: "leaky",
    x: "model",
    color: "prompt",
    of: { prompt: ["p0", "p2", "p5"] },
  });
}

describe("dots", () => {
  it.each([dotsOfTwoMetrics, dotsOfTwelveArms, dotsOfPublishedValues])(
    "%o is drawn as kept",
    (named) => {
      expectFigure(named, 920);
    },
  );

  it("stands two panels with the same rows abreast only where there is room", () => {
    const heads = (width: number) =>
      [
        ...dotsOfTwoMetrics()
          .at(width)
          .svg.matchAll(/<text [^>]*y="(\d+)" class="h"/g),
      ].map((m) => m[1]);
    expect(new Set(heads(920)).size).toBe(1);
    expect(new Set(heads(640)).size).toBe(2);
  });

  it("draws the reference level of the trigger hollow and others solid, personas as diamonds", () => {
    const { svg } = dotsOfTwoMetrics().at(640);
    expect(svg.match(/<circle [^>]*class="m h"/g)).toHaveLength(4);
    expect(svg.match(/<circle [^>]*class="m s"/g)).toHaveLength(3);
    expect(svg.match(/<path [^>]*class="m [hs]"/g)).toHaveLength(12);
  });

  it("marks a condition that is not there with dots and its reason, in chart, words and table", () => {
    const figure = dotsOfTwoMetrics();
    expect(figure.at(640).svg).toContain("detailed wording: not released");
    expect(figure.at(640).svg).toContain('class="hole"');
    expect(figure.description).toContain(
      "Plain Llama: basic wording 99.9% [99.4, 100.0], detailed wording no data (not released)",
    );
    expect(
      figure.table.rows
        .flatMap((r) => r.cells)
        .filter((c) => c.kind === "missing")
        .map((c) => c.text),
    ).toContain("not released");
  });

  it("draws published values with a cross, a dagger and no interval that the source lacks", () => {
    const figure = dotsOfPublishedValues();
    const { svg } = figure.at(640);
    expect(svg).not.toMatch(/class="m [hs]"/);
    expect(svg).toContain("†");
    expect(figure.description).toContain("43% (published, no interval reported, ours [");
    expect(svg.match(/class="iv ours"/g)?.length).toBeGreaterThan(0);
  });

  it("draws an open interval to the edge of the axis", () => {
    const evidence = reviewEvidence();
    const open = {
      ...evidence,
      estimate: (question: Parameters<typeof evidence.estimate>[0]) => {
        const found = evidence.estimate(question);
        return { ...found, interval: found.interval && { ...found.interval, upper: null } };
      },
    };
    const { svg } = draw(dots, open, { metrics: ["detection"] }).at(640);
    const grid = [...svg.matchAll(/<line x1="([\d.]+)"[^>]*class="grid"/g)].map((m) => m[1]);
    const ends = [...svg.matchAll(/<line [^>]*x2="([\d.]+)"[^>]*class="iv"/g)].map((m) => m[1]);
    expect(ends).toHaveLength(5);
    expect(new Set(ends)).toEqual(new Set([grid.at(-1)]));
  });

  it("refuses a factor that does not exist and names the nearest", () => {
    const answer = dots.gather(request({ x: "armm" }), { zoom: false }, reviewEvidence());
    expect(answer).toMatchObject({
      message: '"armm" is not a factor of review',
      fix: 'Did you mean "arm"?',
    });
  });
});
