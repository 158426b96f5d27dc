import { describe, expect, it } from "vitest";
import { drawThumbnail } from "../../src/charts/thumbnail.ts";
import { plane } from "../../src/charts/types/plane.ts";
import { maskEvidence, reviewEvidence } from "./support/experiments.ts";
import { draw, expectFigure, request } from "./support/snapshot.ts";

function planeOfTwoRates() {
  return draw(plane, reviewEvidence(), {}, { zoom: "y", chance: "falling" });
}
function planeOfTwelveArms() {
  return draw(plane, maskEvidence(), { experiment: "mask" }, { zoom: "both" });
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

  it("leaves such a condition out of a thumbnail", () => {
    const options = plane.options.parse({});
    const data = plane.gather(request(), options, reviewEvidence());
    if ("message" in data) throw new Error(data.message);
    expect(marksBelowPlot(drawThumbnail(plane, data, options, "figure")?.svg ?? "")).toBe(0);
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

  it("carries neither names nor words as a thumbnail", () => {
    const options = plane.options.parse({});
    const data = plane.gather(request(), options, reviewEvidence());
    if ("message" in data) throw new Error(data.message);
    const thumb = drawThumbnail(plane, data, options, "figure");
    expect(thumb?.width).toBe(240);
    expect(thumb?.svg).toContain('class="chart thumb"');
    expect(thumb?.svg).not.toContain("Persona<");
  });

  it("refuses a single metric", () => {
    expect(
      plane.gather(request({ metrics: ["detection"] }), plane.options.parse({}), reviewEvidence()),
    ).toHaveProperty("message", "A plane needs two metrics");
  });
});
