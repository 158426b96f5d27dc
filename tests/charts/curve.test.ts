import { describe, expect, it } from "vitest";
import { curve } from "../../src/charts/types/curve.ts";
import { evidenceOf } from "./support/evidence.ts";
import { maskEvidence, training, trainingEvidence } from "./support/experiments.ts";
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

/** A line per share of replay, all of one arm; what is measured in four or more groups. */
function curveOfDoses(
  groups: readonly string[],
  lacking: (group: string, share: string) => boolean = () => false,
) {
  const factor = (id: string, label: string, ids: readonly string[], unit: string) =>
    ({
      id,
      label,
      role: "other",
      baseline: ids[0] ?? "",
      levels: ids.map((level) => ({ id: level, label: `${level}${unit}` })),
    }) as const;
  const replay = ["0", "2", "10", "30"];
  const [arm, step] = training.design.factors;
  if (!arm || !step) expect.fail("no factors");
  const factors = [
    { ...arm, levels: arm.levels.slice(0, 1) },
    step,
    factor("replay", "Replayed base data", replay, " %"),
    factor("group", "Group", groups, ""),
  ];
  const cells = groups.flatMap((group) =>
    replay
      .filter((share) => !lacking(group, share))
      .flatMap((share) =>
        step.levels.flatMap((level) =>
          [0, 1, 2].map((seed) => ({
            metric: "recall",
            condition: { arm: arm.baseline, step: level.id, replay: share, group },
            draw: `seed ${seed}`,
            total: Math.min(190, Number(share) * 5 + 10 * seed),
            n: 200,
          })),
        ),
      ),
  );
  const experiment = { ...training, design: { ...training.design, factors } };
  return draw(curve, evidenceOf(experiment, cells, "replicate"), {
    experiment: "training",
    metrics: ["recall"],
    x: "step",
    color: "replay",
    facet: "group",
  });
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

  it("tells lines of one hue apart by their weight, and says which is which", () => {
    const figure = curveOfDoses(["A", "B"]);
    const { svg } = figure.at(920);
    for (const weight of ["w1", "w2", "w3", "w4"])
      expect(svg.match(new RegExp(`class="line ${weight}"`, "g"))).toHaveLength(2);
    expect(figure.method).toContain(
      "Lines from thin to thick: Replayed base data 0\u00a0%, 2 %, 10 %, 30 %",
    );
    expect(curveOfTwoMetrics().at(920).svg).not.toContain("line w");
    expect(curveOfTwoMetrics().method).not.toContain("thin to thick");
  });

  it("gives a level the same weight where a panel lacks another", () => {
    const { svg } = curveOfDoses(["A", "B"], (group, share) => group === "B" && share === "0").at(
      920,
    );
    const drawn = ["w1", "w2", "w3", "w4"].map(
      (weight) => svg.split(`class="line ${weight}"`).length - 1,
    );
    expect(drawn).toEqual([1, 2, 2, 2]);
  });

  it("names a bare number with what it is an amount of: once in each panel, and in its title", () => {
    const { svg } = curveOfDoses(["1", "2"]).at(920);
    const texts = [...svg.matchAll(/>([^<]+)<\/text>/g)].map((m) => m[1]);
    expect(texts.join(" ").split("Replayed base data")).toHaveLength(3);
    expect(texts).toEqual(expect.arrayContaining(["2 %", "10 %", "30 %"]));
    expect(texts.join(" ")).toContain("New facts recalled: Group 1");
  });

  it("puts four panels two by two", () => {
    const columns = (groups: readonly string[]) => {
      const { svg } = curveOfDoses(groups).at(920);
      const titles = [...svg.matchAll(/<text x="([\d.]+)"[^>]*class="h">New facts/g)];
      return new Set(titles.map((m) => m[1])).size;
    };
    expect(["ABC", "ABCD", "ABCDE"].map((groups) => columns([...groups]))).toEqual([3, 2, 3]);
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
