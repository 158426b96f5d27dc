import { describe, expect, it } from "vitest";
import { distribution } from "../../src/charts/types/distribution.ts";
import { maskEvidence, reviewEvidence, trainingEvidence } from "./support/experiments.ts";
import { draw, expectFigure, request } from "./support/snapshot.ts";

function distributionOfClusters() {
  return draw(distribution, reviewEvidence(), { metrics: ["detection"] });
}
function distributionOfScores() {
  return draw(distribution, trainingEvidence(), {
    experiment: "training",
    metrics: ["loss"],
    x: "arm",
  });
}

describe("distribution", () => {
  it.each([distributionOfClusters, distributionOfScores])("%o is drawn as kept", (named) => {
    expectFigure(named, 640);
  });

  it("shows clusters where every unit is a yes or a no", () => {
    expect(
      distributionOfClusters()
        .at(640)
        .svg.match(/class="m unit s"/g),
    ).toHaveLength(50);
    expect(distributionOfClusters().method).toContain("Each small dot is one bias");
  });

  it.each([340, 640, 920])("hides no value behind another, %i wide", (width) => {
    const dots = [
      ...distributionOfClusters()
        .at(width)
        .svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)" class="m unit s"/g),
    ].map((m) => m.slice(1).map(Number) as [number, number, number]);
    expect(dots).toHaveLength(50);
    // What two decimals may take away.
    const rounding = 0.02;
    const hidden = dots.filter(([x, y, r], i) =>
      dots.some(([ox, oy], k) => k > i && Math.hypot(ox - x, oy - y) < 2 * r - rounding),
    );
    expect(hidden).toEqual([]);
  });

  it("refuses where there is no spread to see", () => {
    const answer = distribution.gather(
      request({ experiment: "mask", metrics: ["knows"] }),
      distribution.options.parse({}),
      maskEvidence(),
    );
    expect(answer).toHaveProperty(
      "message",
      "Every prompt scores 0 or 1: there is no distribution to see",
    );
  });
});
