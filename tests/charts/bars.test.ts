import { describe, expect, it } from "vitest";
import { bars } from "../../src/charts/types/bars.ts";
import { reviewEvidence, trainingEvidence } from "./support/experiments.ts";
import { draw, expectFigure } from "./support/snapshot.ts";

function barsByArm() {
  return draw(bars, reviewEvidence(), { metrics: ["detection"], color: "wording" });
}

describe("bars", () => {
  it.each([barsByArm])("%o is drawn as kept", (named) => {
    expectFigure(named, 640);
  });

  it("begins every bar at zero, whatever the metric", () => {
    const { svg } = draw(bars, trainingEvidence(), {
      experiment: "training",
      metrics: ["loss"],
      x: "arm",
    }).at(640);
    const starts = [...svg.matchAll(/<rect x="([\d.]+)"/g)].map((m) => m[1]);
    const zero = svg.match(/<line x1="([\d.]+)"[^>]*class="zero"/)?.[1];
    expect(new Set(starts)).toEqual(new Set([zero]));
  });
});
