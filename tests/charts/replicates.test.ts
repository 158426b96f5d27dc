import { describe, expect, it } from "vitest";
import { replicates } from "../../src/charts/types/replicates.ts";
import { evidenceOf } from "./support/evidence.ts";
import { reviewEvidence, training, trainingEvidence } from "./support/experiments.ts";
import { draw, expectFigure, request } from "./support/snapshot.ts";

function replicatesJoined() {
  return draw(
    replicates,
    trainingEvidence(),
    { experiment: "training", metrics: ["recall", "doclike"], of: { step: ["800"] } },
    { join: "true" },
  );
}

describe("replicates", () => {
  it.each([replicatesJoined])("%o is drawn as kept", (named) => {
    expectFigure(named, 920);
  });

  it("draws every seed of every arm, joined to the same seed of the next", () => {
    const { svg } = replicatesJoined().at(640);
    expect(svg.match(/class="m seed h"/g)).toHaveLength(30);
    expect(svg.match(/class="join"/g)).toHaveLength(20);
  });

  it("says of each value which panel it is in, and keeps the rows of two panels level", () => {
    const long = "a note that is so long that it has to wrap beside one panel, if not above it";
    const [arm, ...others] = training.design.factors;
    if (!arm) expect.fail("no arm");
    const levels = arm.levels.map((level) => ({ ...level, note: long }));
    const evidence = evidenceOf(
      { ...training, design: { ...training.design, factors: [{ ...arm, levels }, ...others] } },
      ["none", "sdf", "doctag"].flatMap((id) =>
        ["50", "800"].flatMap((step) =>
          [20, 40, 60].map((total, seed) => ({
            metric: "recall",
            condition: { arm: id, step },
            draw: `seed ${seed}`,
            total,
            n: 200,
          })),
        ),
      ),
      "replicate",
    );
    const figure = draw(replicates, evidence, {
      experiment: "training",
      metrics: ["recall"],
      facet: "step",
      of: { step: ["50", "800"] },
    });
    expect(figure.table.columns.map((c) => c.label).slice(0, 3)).toEqual([
      "Metric",
      "Training step",
      "Training arm",
    ]);
    const { svg } = figure.at(920);
    const means = [...svg.matchAll(/cy="([\d.]+)" r="5" class="m [hs]"/g)].map((m) => m[1]);
    expect(means).toHaveLength(6);
    expect(new Set(means).size).toBe(3);
  });

  it("puts no name over a seed", () => {
    // Seeds far outside the interval of their mean, where a name would otherwise stand.
    const cells = ["sdf", "doctag"].flatMap((arm) =>
      ["50", "800"].flatMap((step) =>
        [20, 20, 20, 20, 20, 20, 46, 54].map((total, seed) => ({
          metric: "recall",
          condition: { arm, step },
          draw: `seed ${seed}`,
          total,
          n: 200,
        })),
      ),
    );
    const { svg } = draw(replicates, evidenceOf(training, cells, "replicate"), {
      experiment: "training",
      metrics: ["recall"],
      color: "step",
      of: { arm: ["sdf", "doctag"], step: ["50", "800"] },
    }).at(640);
    const seeds = [...svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)" r="3" class="m seed h"/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    const names = [...svg.matchAll(/<text([^>]*) class="t i halo">([^<]+)</g)];
    expect(seeds.length).toBeGreaterThan(20);
    expect(names.length).toBeGreaterThan(0);
    for (const [, attributes = "", text = ""] of names) {
      const x = Number(/ x="([\d.]+)"/.exec(attributes)?.[1]);
      const y = Number(/ y="([\d.]+)"/.exec(attributes)?.[1]);
      const end = /text-anchor="end"/.test(attributes);
      const over = seeds.filter(
        ([sx, sy]) =>
          Math.abs(sy - y) < 14 && (end ? sx < x && sx > x - 60 : sx > x && sx < x + 60),
      );
      expect([text, over]).toEqual([text, []]);
    }
  });

  it("refuses one run per condition", () => {
    const answer = replicates.gather(request(), replicates.options.parse({}), reviewEvidence());
    expect(answer).toHaveProperty(
      "message",
      "There is one replicate: nothing to show them against",
    );
  });

  it("refuses to join replicates that share nothing", () => {
    const answer = replicates.gather(
      request(),
      replicates.options.parse({ join: "" }),
      reviewEvidence(),
    );
    expect(answer).toHaveProperty("message", "Replicates of this experiment are not paired");
  });
});
