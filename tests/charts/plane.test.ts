import { describe, expect, it } from "vitest";
import { textBoxes } from "../../src/charts/layout/check-labels.ts";
import { plane } from "../../src/charts/types/plane.ts";
import { maskEvidence, reviewEvidence, trainingEvidence } from "./support/experiments.ts";
import { draw, expectFigure, request } from "./support/snapshot.ts";

function planeOfTwoRates() {
  return draw(plane, reviewEvidence(), {}, { zoom: "y", chance: "falling" });
}
function planeOfTwelveArms() {
  return draw(plane, maskEvidence(), { experiment: "mask" }, { zoom: "both" });
}

/** Arms at two steps, whose marks all look alike. */
function planeOfRuns() {
  return draw(plane, trainingEvidence(), {
    experiment: "training",
    metrics: ["recall", "doclike"],
    x: "arm",
    color: "step",
    of: { step: ["50", "800"] },
  });
}

/** Marks that stand lower than the lowest end of the grid. */
function marksBelowPlot(svg: string): number {
  const bottom = Math.max(
    ...[...svg.matchAll(/ y1="([\d.]+)"[^>]*class="grid"/g)].map((m) => Number(m[1])),
  );
  const marks = [...svg.matchAll(/ cy="([\d.]+)"|translate\([\d.]+,([\d.]+)\)/g)];
  // The key below the plot has smaller marks.
  return marks.filter((m) => Number(m[1] ?? m[2]) > bottom + 1 && !isKey(svg, m.index)).length;
}
const isKey = (svg: string, at: number) => / r="4.5"/.test(svg.slice(at, svg.indexOf(">", at)));

describe("plane", () => {
  it.each([planeOfTwoRates, planeOfTwelveArms])("%o is drawn as kept", (named) => {
    expectFigure(named, 640);
  });

  it("joins the levels of the trigger and marks the good corner in words", () => {
    const { svg } = planeOfTwoRates().at(640);
    expect(svg.match(/class="link"/g)).toHaveLength(3);
    expect(svg).toContain("good corner: Detection high, Specificity high");
    expect(svg).toContain('class="corner"');
  });

  it("stands a condition without one of the metrics beyond the plot and says so", () => {
    for (const width of [340, 640, 920]) {
      const { svg } = planeOfTwoRates().at(width);
      expect(svg).toMatch(/no specificity</);
      expect(marksBelowPlot(svg)).toBe(1);
    }
    expect(planeOfTwoRates().method).toContain(
      "Below the plot: no specificity, so a place on one axis only",
    );
  });

  it("names the levels of the trigger below the plot where no pair has room for them", () => {
    expect(planeOfTwoRates().at(340).svg).toMatch(/class="t">basic wording</);
  });

  it("names every arm once, beside its mark or below the chart", () => {
    for (const width of [340, 640, 920])
      for (const arm of ["Model organism", "Persona", "Persona, masked", "Persona, on-policy"])
        expect(planeOfTwoRates().at(width).svg.split(`>${arm}<`)).toHaveLength(2);
  });

  it("says that a cut axis is cut", () => {
    expect(planeOfTwoRates().method).toContain("Specificity is cut to the values");
  });

  it("refuses a single metric", () => {
    expect(
      plane.gather(request({ metrics: ["detection"] }), plane.options.parse({}), reviewEvidence()),
    ).toHaveProperty("message", "A plane needs two metrics");
  });

  it("writes no label over an interval", () => {
    for (const make of [planeOfTwoRates, planeOfTwelveArms, planeOfRuns])
      for (const width of [340, 640, 920] as const) {
        const { svg } = make().at(width);
        const lines = [
          ...svg.matchAll(
            /<line x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"[^>]*class="iv/g,
          ),
        ].map((m) => m.slice(1, 5).map(Number));
        const struck = textBoxes(svg).filter(({ box }) =>
          lines.some(
            ([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) =>
              Math.min(x1, x2) < box.right &&
              Math.max(x1, x2) > box.left &&
              Math.min(y1, y2) < box.bottom &&
              Math.max(y1, y2) > box.top,
          ),
        );
        expect(lines.length).toBeGreaterThan(5);
        expect([make.name, width, struck.map((s) => s.text)]).toEqual([make.name, width, []]);
      }
  });

  it("tells levels with one look apart by shade, and says which is which", () => {
    const figure = planeOfRuns();
    const { svg } = figure.at(640);
    expect(svg).toContain("shade w1");
    expect(svg).toContain("shade w4");
    expect(figure.method).toContain("Marks from faint to strong: ");
    expect(planeOfTwoRates().at(640).svg).not.toContain("shade");
    expect(planeOfTwoRates().method).not.toContain("faint");
  });

  it("leaves room around a mark at the end of an axis", () => {
    const { svg } = planeOfRuns().at(640);
    const grid = [
      ...svg.matchAll(
        /<line x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)" class="grid"/g,
      ),
    ].map((m) => m.slice(1).map(Number));
    const upright = grid.filter(([x1, , x2]) => x1 === x2).map(([x = 0]) => x);
    const level = grid.filter(([, y1, , y2]) => y1 === y2).map(([x = 0]) => x);
    expect(Math.min(...upright) - Math.min(...level)).toBeGreaterThan(8);
  });

  it("fits an axis that would stay half empty, and leaves one that would not", () => {
    const { method } = draw(plane, maskEvidence(), { experiment: "mask" });
    expect(method).toMatch(/Knows[^.]* is cut to the values/);
    expect(
      draw(plane, maskEvidence(), { experiment: "mask" }, { zoom: "none" }).method,
    ).not.toMatch(/cut to the values/);
    expect(draw(plane, reviewEvidence(), {}).method).not.toContain("Detection is cut");
  });
});
