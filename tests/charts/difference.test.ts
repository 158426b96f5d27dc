import { describe, expect, it } from "vitest";
import { difference } from "../../src/charts/types/difference.ts";
import { reviewEvidence } from "./support/experiments.ts";
import { draw, expectFigure } from "./support/snapshot.ts";

function differenceFromBaseline() {
  return draw(difference, reviewEvidence(), {});
}
function differenceOfTriggerByArm() {
  return draw(
    difference,
    reviewEvidence(),
    { metrics: ["detection"], x: "arm" },
    { over: "wording" },
  );
}
function differenceOfOneFromAnother() {
  return draw(difference, reviewEvidence(), {
    metrics: ["detection"],
    of: { arm: ["spt"] },
    versus: { arm: ["clean"] },
  });
}

describe("difference", () => {
  it.each([differenceFromBaseline, differenceOfTriggerByArm, differenceOfOneFromAnother])(
    "%o is drawn as kept",
    (named) => {
      expectFigure(named, 640);
    },
  );

  it("gives each metric its own axis with a zero line", () => {
    expect(
      differenceFromBaseline()
        .at(640)
        .svg.match(/class="zero"/g),
    ).toHaveLength(2);
  });

  it("fills the square only where the interval of the step excludes zero", () => {
    const { svg } = differenceFromBaseline().at(640);
    expect(svg.match(/class="stands yes"/g)?.length).toBeGreaterThan(3);
    expect(svg.match(/class="stands no"/g)?.length).toBeGreaterThan(0);
  });

  it("is adjusted as its page says, unless it says otherwise", () => {
    const of = (family: string | undefined, own: Readonly<Record<string, string>> = {}) =>
      draw(difference, reviewEvidence(), family === undefined ? {} : { family }, own).method;
    expect(of(undefined)).toContain("Holm");
    expect(of("benjamini-hochberg")).toContain("Benjamini");
    expect(of("none")).not.toMatch(/Holm|Benjamini/);
    expect(of("none", { family: "holm" })).toContain("Holm");
  });

  it("draws no Holm step where the contrasts of a figure are no family", () => {
    const svg = draw(difference, reviewEvidence(), {}, { family: "none" }).at(640).svg;
    expect(svg).not.toContain("stands");
    expect(svg).not.toContain("iv adj");
  });

  it("says which condition has one side only", () => {
    expect(
      draw(
        difference,
        reviewEvidence(),
        { metrics: ["specificity"], x: "arm" },
        { over: "wording" },
      ).method,
    ).toContain("Plain Llama, specificity: not released");
  });
});
