import { describe, expect, it } from "vitest";
import { curve } from "../../src/charts/types/curve.ts";
import { maskEvidence, trainingEvidence } from "./support/experiments.ts";
import { draw, expectFigure, request } from "./support/snapshot.ts";

function curveOfTwoMetrics() {
  return draw(curve, trainingEvidence(), {
    experiment: "training",
    metrics: ["recall", "doclike"],
    x: "step",
  });
}
function curveWithBand() {
  return draw(
    curve,
    trainingEvidence(),
    { experiment: "training", metrics: ["loss"] },
    { intervals: "band" },
  );
}

describe("curve", () => {
  it.each([curveOfTwoMetrics, curveWithBand])("%o is drawn as kept", (named) => {
    expectFigure(named, 920);
  });

  it("names each line once in each panel", () => {
    expect(curveOfTwoMetrics().at(920).svg.split(">Untagged documents<")).toHaveLength(3);
  });

  it("gives panels of one metric one axis, and no name that their titles say", () => {
    const { svg } = draw(curve, trainingEvidence(), {
      experiment: "training",
      metrics: ["recall"],
      x: "step",
      facet: "arm",
      of: { arm: ["sdf", "doctag"] },
    }).at(920);
    const ticks = [...svg.matchAll(/text-anchor="end" class="t">([^<]+)</g)].map((m) => m[1]);
    expect(ticks.length).toBeGreaterThan(4);
    expect(ticks.slice(0, ticks.length / 2)).toEqual(ticks.slice(ticks.length / 2));
    expect(svg).not.toContain(">Untagged documents<");
  });

  it("draws a band instead of bars where asked", () => {
    const { svg } = curveWithBand().at(640);
    expect(svg.match(/class="band"/g)).toHaveLength(3);
    expect(svg).not.toContain("iv thin");
  });

  it("leaves levels at zero out of a logarithmic axis and says so", () => {
    const figure = draw(
      curve,
      trainingEvidence(),
      { experiment: "training", metrics: ["recall"] },
      { log: "" },
    );
    expect(figure.method).toContain("Training step on a logarithmic axis");
    expect(figure.table.rows).toHaveLength(15);
  });

  it("refuses a factor whose levels have no positions", () => {
    expect(
      curve.gather(
        request({ experiment: "mask", x: "arm" }),
        curve.options.parse({}),
        maskEvidence(),
      ),
    ).toHaveProperty("message", "Levels of Arm have no positions on an axis");
  });
});
