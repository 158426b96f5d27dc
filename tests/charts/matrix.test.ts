import { describe, expect, it } from "vitest";
import { tint } from "../../src/charts/matrix-cells.ts";
import { matrix } from "../../src/charts/types/matrix.ts";
import { leakyEvidence, reviewEvidence } from "./support/experiments.ts";
import { draw, expectFigure } from "./support/snapshot.ts";

function matrixOfPublishedValues() {
  return draw(matrix, leakyEvidence(), { experiment: "leaky", x: "prompt" }, { rows: "model" });
}
/** The same with the intervals that a bootstrap gives at nought events. */
function matrixOfEmptyIntervals() {
  const evidence = leakyEvidence();
  return draw(
    matrix,
    {
      ...evidence,
      estimate(question) {
        const found = evidence.estimate(question);
        const { value, interval } = found;
        return value === 0 && interval
          ? { ...found, interval: { ...interval, lower: 0, upper: 0 } }
          : found;
      },
    },
    { experiment: "leaky", x: "prompt" },
    { rows: "model" },
  );
}
function matrixOfClusters() {
  return draw(
    matrix,
    reviewEvidence(),
    { metrics: ["specificity"] },
    { rows: "cluster", tint: "less" },
  );
}

describe("matrix", () => {
  it.each([matrixOfPublishedValues, matrixOfClusters])("%o is drawn as kept", (named) => {
    expectFigure(named, 640);
  });

  it("skips the tints on which neither ink nor paper can be read", () => {
    const tints = Array.from({ length: 101 }, (_, i) => tint(i / 100));
    expect(tints.filter((t) => t > 0.4 && t < 0.74)).toEqual([]);
    expect(tints).toEqual([...tints].sort((a, b) => a - b));
  });

  it("hatches a missing cell and writes its reason", () => {
    expect(matrixOfPublishedValues().at(920).svg).toContain(">not run<");
    expect(matrixOfPublishedValues().method).toContain(
      "Hatched: Inoculation prompt, Same structure: not run",
    );
  });

  it("writes published numbers in italics", () => {
    expect(matrixOfPublishedValues().at(640).svg).toMatch(/class="n pub( inv)?"/);
  });

  it("gives our interval, marked as ours, where the published one has no width", () => {
    const figure = matrixOfEmptyIntervals();
    expect(figure.at(920).svg).toContain(">ours [0, 4]<");
    expect(figure.at(920).svg).not.toContain("[0, 0]");
    expect(figure.table.rows[2]?.cells[1]).toMatchObject({ text: "0%\u2020", note: "ours [0, 4]" });
    expect(figure.description).toContain("0% (ours [0, 4])");
    expect(figure.method).toContain("An interval without width, as at 0 or 100%, says nothing");
  });

  it("speaks of neither crosses nor dashes, which it does not draw", () => {
    expect(matrixOfEmptyIntervals().method).not.toMatch(/cross|dash/i);
  });

  it("puts letters over columns that are too narrow for words, and the words below", () => {
    const { svg } = matrixOfPublishedValues().at(340);
    expect(svg).toContain(">a<");
    expect(svg).toContain(">No prompt<");
  });

  it("writes intervals into cells that are wide enough", () => {
    expect(matrixOfPublishedValues().at(920).svg).toContain("[0, 5]");
    expect(matrixOfPublishedValues().at(640).svg).not.toContain("[0, 5]<");
  });
});
