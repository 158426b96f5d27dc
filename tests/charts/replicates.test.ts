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

/** Totals of 200 units for each seed of some arms at the last step. */
const seedsOf = (totals: Readonly<Record<string, readonly number[]>>) =>
  evidenceOf(
    training,
    Object.entries(totals).flatMap(([arm, all]) =>
      all.map((total, seed) => ({
        metric: "recall",
        condition: { arm, step: "800" },
        draw: `seed ${seed}`,
        total,
        n: 200,
      })),
    ),
    "replicate",
  );

const placesOfSeeds = (svg: string): readonly (readonly [number, number])[] =>
  [...svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)" r="[\d.]+" class="m seed(?: shade w\d)? h"/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  );

describe("replicates", () => {
  it.each([replicatesJoined])("%o is drawn as kept", (named) => {
    expectFigure(named, 920);
  });

  it("hides no seed behind another, at any width", () => {
    const totals = [0, 0, 0, 1, 1, 2, 40, 40, 41, 200];
    const figure = draw(replicates, seedsOf({ none: totals, sdf: totals.toReversed() }), {
      experiment: "training",
      metrics: ["recall"],
      of: { step: ["800"], arm: ["none", "sdf"] },
    });
    for (const width of [340, 640, 920] as const) {
      const seeds = placesOfSeeds(figure.at(width).svg);
      expect(seeds).toHaveLength(20);
      const hidden = seeds.filter(([x, y], i) =>
        seeds.some(([ox, oy], k) => i !== k && Math.hypot(ox - x, oy - y) <= 1.5),
      );
      expect(hidden).toEqual([]);
    }
  });

  it("says how many agree instead of drawing them over each other", () => {
    const figure = draw(replicates, seedsOf({ none: [200, 200, 200], sdf: [20, 20, 30] }), {
      experiment: "training",
      metrics: ["recall"],
      of: { step: ["800"], arm: ["none", "sdf"] },
    });
    const { svg } = figure.at(640);
    expect(placesOfSeeds(svg)).toHaveLength(4);
    expect(svg.match(/>3 of 3 seeds</g)).toHaveLength(1);
    expect(svg).toContain("<title>No documents, 3 of 3 seeds: 100.0%</title>");
    expect(figure.description).toContain("No documents: all 3 at 100.0; ");
  });

  it("joins the seeds of two conditions, and of no more", () => {
    const three = replicatesJoined();
    expect(three.at(640).svg).not.toContain('class="join');
    expect(three.method).not.toContain("Hairlines");
    const two = draw(
      replicates,
      trainingEvidence(),
      {
        experiment: "training",
        metrics: ["recall"],
        of: { step: ["800"], arm: ["sdf", "doctag"] },
      },
      { join: "true" },
    );
    expect(two.at(640).svg.match(/class="join faint"/g)).toHaveLength(5);
    expect(two.method).toContain("Hairlines join the same seed");
  });

  it("stops a hairline at the label between two rows", () => {
    const { svg } = draw(
      replicates,
      trainingEvidence(),
      {
        experiment: "training",
        metrics: ["recall"],
        of: { step: ["800"], arm: ["sdf", "doctag"] },
      },
      { join: "true" },
    ).at(340);
    const [first, label] = [...svg.matchAll(/<text x="0" y="([\d.]+)" class="lab/g)].map((m) =>
      Number(m[1]),
    );
    expect(first).toBeLessThan(label ?? 0);
    const lines = [...svg.matchAll(/class="join faint" d="M[\d.]+,([\d.]+)L[\d.]+,([\d.]+)/g)];
    const ends = [
      ...lines,
      ...svg.matchAll(/<path d="M[\d.]+,([\d.]+)L[\d.]+,([\d.]+)" class="join faint"/g),
    ].map((m) => [Number(m[1]), Number(m[2])] as const);
    expect(ends.length).toBeGreaterThan(3);
    // From cap height to baseline of the label.
    const [top, bottom] = [(label ?? 0) - 10, label ?? 0];
    expect(ends.filter(([y1, y2]) => y1 < bottom && y2 > top)).toEqual([]);
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
    const seeds = placesOfSeeds(svg);
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
