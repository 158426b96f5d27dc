import { describe, expect, it } from "vitest";
import { curve } from "../../src/charts/types/curve.ts";
import { dots } from "../../src/charts/types/dots.ts";
import { matrix } from "../../src/charts/types/matrix.ts";
import { pairs } from "../../src/charts/types/pairs.ts";
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
  of200: (share: number) => number = (share) => share * 5,
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
            total: Math.min(190, of200(Number(share)) + 10 * seed),
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

  it("tells lines of one hue apart by their shade, and says which is which", () => {
    const figure = curveOfDoses(["A", "B"]);
    const { svg } = figure.at(920);
    for (const shade of ["w1", "w2", "w3", "w4"])
      expect(svg.match(new RegExp(`class="line shade ${shade}"`, "g"))).toHaveLength(2);
    expect(figure.method).toContain(
      "Lines from faint to strong: Replayed base data 0\u00a0%, 2 %, 10 % and 30 %",
    );
    expect(curveOfTwoMetrics().at(920).svg).not.toContain("shade");
    expect(curveOfTwoMetrics().method).not.toContain("faint to strong");
  });

  it("gives a level the same shade where a panel lacks another", () => {
    const { svg } = curveOfDoses(["A", "B"], (group, share) => group === "B" && share === "0").at(
      920,
    );
    const drawn = ["w1", "w2", "w3", "w4"].map(
      (shade) => svg.split(`class="line shade ${shade}"`).length - 1,
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

  it("gives lines that share a hue and end together one name, in the order of their levels", () => {
    const { svg } = curveOfDoses(
      ["A", "B"],
      () => false,
      (share) => (share === 0 ? 150 : 0),
    ).at(920);
    const names = [...svg.matchAll(/class="lab halo[^"]*">([^<]+)</g)].map((m) => m[1]);
    expect(names.join(" ").split("2\u00a0%,")).toHaveLength(3);
    expect(names.filter((n) => n === "2 %")).toEqual([]);
  });

  it("draws every replicate as a hairline where asked, with its values in the table", () => {
    const asked = { experiment: "training", metrics: ["recall"], of: { arm: ["sdf"] } };
    const figure = draw(curve, trainingEvidence(), asked, { replicates: "" });
    expect(figure.at(640).svg.match(/class="seedline"/g)).toHaveLength(5);
    expect(figure.method).toContain("Hairlines: one seed each");
    const plain = draw(curve, trainingEvidence(), asked);
    expect(plain.at(640).svg).not.toContain("seedline");
    expect(figure.table.rows).toHaveLength(6 * plain.table.rows.length);
    expect(figure.table.columns.map((c) => c.id)).toContain("replicate");
  });

  it("refuses to show replicates where there is one", () => {
    expect(
      curve.gather(
        request({ experiment: "training", metrics: ["recall"] }),
        curve.options.parse({ replicates: "" }),
        evidenceOf(
          training,
          ["50", "800"].map((step) => ({
            metric: "recall",
            condition: { arm: "sdf", step },
            draw: "seed 0",
            total: 20,
            n: 200,
          })),
          "replicate",
        ),
      ),
    ).toHaveProperty("message", "There is one replicate: nothing to show them against");
  });

  it("lets time run across only: charts of rows name this one", () => {
    const asked = request({ experiment: "training", metrics: ["recall"], x: "step" });
    expect(dots.gather(asked, { zoom: false }, trainingEvidence())).toEqual({
      message: "Training step is time, and time runs across",
      expected: "rows of a factor that is not time",
      found: "step",
      fix: "Use chart=curve with x=step; its `replicates` shows single runs.",
    });
    const refused = { message: "Training step is time, and time runs across", found: "step" };
    const byArm = { ...asked, x: "arm" };
    const cells = matrix.options.parse({ rows: "step" });
    expect(matrix.gather(byArm, cells, trainingEvidence())).toMatchObject(refused);
    const across = matrix.options.parse({ rows: "arm" });
    expect(matrix.gather(asked, across, trainingEvidence())).toHaveProperty("rows");
    const sides = { ...asked, of: { arm: ["doctag"] }, versus: { arm: ["sdf"] } };
    const paired = pairs.options.parse({});
    expect(pairs.gather(sides, paired, trainingEvidence())).toMatchObject(refused);
    const twice = { ...asked, of: { step: ["50", "800"] } };
    expect(dots.gather(twice, { zoom: false }, trainingEvidence())).toHaveProperty("panels");
  });
});
