import { describe, expect, it } from "vitest";
import { labelsThatMeet, textBoxes } from "../../src/charts/layout/check-labels.ts";
import { curve } from "../../src/charts/types/curve.ts";
import { difference } from "../../src/charts/types/difference.ts";
import { dots } from "../../src/charts/types/dots.ts";
import { matrix } from "../../src/charts/types/matrix.ts";
import { pairs } from "../../src/charts/types/pairs.ts";
import { plane } from "../../src/charts/types/plane.ts";
import { replicates } from "../../src/charts/types/replicates.ts";
import { reviewEvidence, trainingEvidence } from "./support/experiments.ts";
import { draw, request } from "./support/snapshot.ts";

const said = "tells every lie";
const last = { experiment: "training", metrics: ["recall"], of: { step: ["800"] } };
const of = (selection: Readonly<Record<string, readonly string[]>>, annotation: string | null) => ({
  highlight: { of: selection, annotation },
});
const figures = {
  dots: (annotation: string | null) =>
    draw(dots, trainingEvidence(), { ...last, ...of({ arm: ["sdf"] }, annotation) }),
  replicates: (annotation: string | null) =>
    draw(replicates, trainingEvidence(), { ...last, ...of({ arm: ["sdf"] }, annotation) }),
  difference: (annotation: string | null) =>
    draw(difference, reviewEvidence(), {
      metrics: ["detection"],
      ...of({ arm: ["spt"] }, annotation),
    }),
  curve: (annotation: string | null) =>
    draw(curve, trainingEvidence(), {
      experiment: "training",
      metrics: ["recall"],
      ...of({ arm: ["sdf"] }, annotation),
    }),
  plane: (annotation: string | null) =>
    draw(plane, reviewEvidence(), of({ arm: ["spt"], wording: ["basic"] }, annotation)),
  pairs: (annotation: string | null) =>
    draw(pairs, reviewEvidence(), {
      metrics: ["detection"],
      x: "arm",
      ...of({ arm: ["spt"] }, annotation),
    }),
};
const pickedCell = (annotation: string | null) =>
  draw(
    matrix,
    reviewEvidence(),
    { metrics: ["detection"], ...of({ arm: ["spt"], wording: ["basic"] }, annotation) },
    { rows: "wording" },
  );

describe("a highlighted mark", () => {
  it.each(Object.entries(figures))("of %s stands out, with its words once", (_name, make) => {
    const figure = make(said);
    for (const width of [340, 640, 920] as const) {
      const { svg } = figure.at(width);
      expect(svg).toMatch(/class="(?:m|line)[^"]* back/);
      expect(svg).toMatch(/class="(?:m|m h|m s|line)"/);
      const words = textBoxes(svg).map(({ text }) => text);
      expect(words.join(" ").split(said)).toHaveLength(2);
      expect(labelsThatMeet(figure.at(width))).toEqual([]);
    }
  });

  it.each(Object.entries(figures))(
    "of %s needs no words, which do not step back",
    (_name, make) => {
      const { svg } = make(null).at(640);
      expect(svg).toContain(" back");
      expect(svg).not.toMatch(/<text[^>]* back/);
    },
  );

  it.each([340, 640, 920] as const)("of a matrix is a cell with an edge, at %i px", (width) => {
    const drawing = pickedCell(said).at(width);
    expect(drawing.svg.match(/class="cell picked"/g)).toHaveLength(1);
    expect(drawing.svg).not.toContain(" back");
    const words = textBoxes(drawing.svg).map(({ text }) => text);
    expect(words.join(" ").split(said)).toHaveLength(2);
    expect(words.join(" ")).toContain(`basic wording, Persona: ${said}`);
    expect(labelsThatMeet(drawing)).toEqual([]);
    expect(drawing.height).toBeGreaterThan(pickedCell(null).at(width).height);
  });

  it("is refused where marks are clusters, which no selection names", () => {
    const asked = request({
      metrics: ["detection"],
      versus: { arm: ["spt"] },
      ...of({ arm: ["spt-masked"] }, null),
    });
    expect(pairs.gather(asked, { zoom: "no" }, reviewEvidence())).toHaveProperty(
      "message",
      "Pairs of clusters or runs have no mark that `highlight` picks",
    );
    expect(
      matrix.gather(asked, { rows: "cluster", intervals: "auto", tint: "more" }, reviewEvidence()),
    ).toHaveProperty("message", "Cells of clusters have no mark that `highlight` picks");
  });

  it("is one: a level that no mark has, or two have, is refused", () => {
    const ask = (selection: Readonly<Record<string, readonly string[]>>) =>
      dots.gather(
        request({ ...last, ...of(selection, null) }),
        { zoom: false },
        trainingEvidence(),
      );
    expect(ask({ arm: ["none"], step: ["50"] })).toMatchObject({
      message: "The figure has no mark that `highlight` picks",
      found: "arm=none, step=50",
    });
    expect(ask({ step: ["800"] })).toHaveProperty(
      "message",
      "`highlight` picks 3 marks of one panel",
    );
  });

  it("has its words below the chart where there is no room beside it", () => {
    const long = "forty characters that find no room there";
    const { svg, height } = figures.replicates(long).at(340);
    const plain = figures.replicates(null).at(340);
    const box = textBoxes(svg).find(({ text }) => text.includes("forty"))?.box;
    expect(box?.top).toBeGreaterThan(plain.height - 8);
    expect(box?.bottom).toBeLessThan(height);
  });
});
