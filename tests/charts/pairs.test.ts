import { describe, expect, it } from "vitest";
import { fitsValues } from "../../src/charts/layout/axis.ts";
import { pairs } from "../../src/charts/types/pairs.ts";
import { maskEvidence, reviewEvidence } from "./support/experiments.ts";
import { draw, expectFigure, request } from "./support/snapshot.ts";

function pairsOfClusters() {
  return draw(pairs, reviewEvidence(), {
    metrics: ["detection"],
    of: { arm: ["spt-masked"] },
    versus: { arm: ["spt"] },
  });
}
function pairsOfTriggerByArm() {
  return draw(pairs, reviewEvidence(), { metrics: ["detection"], x: "arm" });
}

describe("pairs", () => {
  it.each([pairsOfClusters, pairsOfTriggerByArm])("%o is drawn as kept", (named) => {
    expectFigure(named, 640);
  });

  it("sorts by the change, largest first, within groups", () => {
    const rows = pairsOfClusters().table.rows;
    const first = rows
      .filter((r) => r.group === rows[0]?.group)
      .map((r) => Number(r.cells[4]?.raw));
    expect(first).toEqual([...first].sort((a, b) => a - b));
    expect(rows.findLastIndex((r) => r.group === rows[0]?.group)).toBe(first.length - 1);
  });

  it("refuses where there is nothing to pair", () => {
    const answer = pairs.gather(
      request({
        experiment: "mask",
        metrics: ["knows"],
        of: { arm: ["ft-mixed-qwen"] },
        versus: { arm: ["baseline"] },
      }),
      { zoom: "no" },
      maskEvidence(),
    );
    expect(answer).toHaveProperty("message", "There are no clusters or replicates to pair");
  });

  it("fits the axis where most of a whole one would be empty, and says so", () => {
    const near = {
      metrics: ["specificity"],
      of: { arm: ["spt-masked"] },
      versus: { arm: ["spt"] },
    };
    const asked = { ...near, of: { ...near.of, wording: ["basic"] } };
    expect(draw(pairs, reviewEvidence(), asked, { zoom: "yes" }).method).toContain(
      "The axis is cut to the values",
    );
    expect(draw(pairs, reviewEvidence(), asked, { zoom: "no" }).method).not.toContain("is cut");
    expect(pairsOfClusters().method).not.toContain("is cut");
    const [metric] = reviewEvidence().experiments.flatMap((e) => e.metrics);
    if (!metric) expect.fail("no metric");
    expect(fitsValues(metric, [0.8, 0.95, 0.6])).toBe(true);
    expect(fitsValues(metric, [0.2, 0.95])).toBe(false);
  });
});
