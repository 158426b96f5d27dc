import { describe, expect, it } from "vitest";
import { matrix, tint } from "../../src/charts/types/matrix.ts";
import { leakyEvidence, reviewEvidence } from "./support/experiments.ts";
import { draw, expectFigure } from "./support/snapshot.ts";

function matrixOfPublishedValues() {
  return draw(matrix, leakyEvidence(), { experiment: "leaky", x: "prompt" }, { rows: "model" });
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
