import { describe, expect, it } from "vitest";
import { packSums } from "../support/pack-sums.ts";
import { wordedEvidence } from "../support/worded-evidence.ts";
import type { SmallUnit } from "./evidence-fixtures.ts";
import { smallEvidence, smallExperiment, sumsOf, treatedMinusBase } from "./evidence-fixtures.ts";

/** Runs with one rate each, named from `first` on: ten questions, so many of them right. */
function runs(rights: readonly number[], first = 0): readonly SmallUnit[] {
  return rights.flatMap((right, run) =>
    Array.from({ length: 10 }, (_, i) => ({
      unit: `q${i}`,
      replicate: String(first + run),
      scores: [i < right ? 1 : 0],
    })),
  );
}

const question = { experiment: "small", metric: "m" };
const onMinusOff = { ...question, of: { context: ["on"] }, versus: { context: ["off"] } };
const inTreated = {
  ...question,
  of: { arm: ["treated"], context: ["on"] },
  versus: { arm: ["treated"], context: ["off"] },
};

const fourGroups = [
  sumsOf({ arm: "treated", context: "on" }, runs([8, 7, 9, 6])),
  sumsOf({ arm: "treated", context: "off" }, runs([4, 5, 3, 4])),
  sumsOf({ arm: "base", context: "on" }, runs([5, 4, 4, 6])),
  sumsOf({ arm: "base", context: "off" }, runs([3, 4, 3, 2])),
];
const evidence = smallEvidence({ replicate: "seed" }, fourGroups);

describe("the same trained models asked in two ways", () => {
  it("are compared seed by seed, without pairing by design", () => {
    const found = evidence.contrast(inTreated);
    expect(found).toMatchObject({ paired: true, units: 4, replicates: 4 });
    expect(found.value).toBeCloseTo(0.35, 12);
    // The interval itself is held to an independent script (golden-engine.test.ts).
    expect(found.interval?.lower).toBeLessThan(0.35);
    expect(found.interval?.upper).toBeGreaterThan(0.35);
    expect(found.p).toMatchObject({ value: 2 / 16, null: 0 });
    expect(found.method).toBe(
      "from the two sides' own Wilson intervals (MOVER method), allowing for what both sides of one seed share, over 4 seeds, the same training runs on both sides, t with 3 degrees of freedom",
    );
    expect(found.generalisesTo).toBe("further trainings of the same kind, on these same prompts");
    expect(found.draws.map((draw) => Number(draw.value.toFixed(9)))).toEqual([0.4, 0.2, 0.6, 0.2]);
  });

  it("are the same too where both sides average over the same arms", () => {
    const found = evidence.contrast(onMinusOff);
    expect(found).toMatchObject({ paired: true, averagedOver: ["arm"] });
    // (.4 + .2) / 2, (.2 + 0) / 2, (.6 + .1) / 2, (.2 + .4) / 2.
    expect(found.draws.map((draw) => Number(draw.value.toFixed(9)))).toEqual([0.3, 0.1, 0.35, 0.3]);
  });

  it("are not the same in two arms, nor where one side holds another arm as well", () => {
    const arms = evidence.contrast({
      ...treatedMinusBase,
      of: { arm: ["treated"], context: ["on"] },
      versus: { arm: ["base"], context: ["on"] },
    });
    const more = evidence.contrast({ ...inTreated, versus: { context: ["off"] } });
    for (const found of [arms, more]) {
      expect(found.paired).toBe(false);
      expect(found.method).toMatch(/4 against 4 seeds$/);
      expect(found.method).not.toContain("by seed, the same");
    }
  });

  it("are two groups where the seeds of the two sides are different runs", () => {
    const apart = smallEvidence({ replicate: "seed" }, [
      sumsOf({ arm: "treated", context: "on" }, runs([8, 7, 9, 6])),
      sumsOf({ arm: "treated", context: "off" }, runs([4, 5, 3, 4], 4)),
    ]);
    expect(apart.contrast(inTreated)).toMatchObject({ paired: false, p: { value: 2 / 70 } });
  });

  it("drop a seed that one side lacks, and say so", () => {
    const part = smallEvidence({ replicate: "seed" }, [
      sumsOf({ arm: "treated", context: "on" }, runs([8, 7, 9, 6])),
      sumsOf({ arm: "treated", context: "off" }, runs([4, 5, 3])),
    ]);
    const found = part.contrast(inTreated);
    expect(found).toMatchObject({ paired: true, pairs: { used: 3, planned: 4 } });
    expect(found.warnings).toContain("3 of 4 seeds are on both sides; the others are left out");
  });

  it("give a ratio by Fieller over their pairs", () => {
    const found = evidence.contrast({ ...inTreated, scale: "ratio" });
    expect(found).toMatchObject({ paired: true, interval: { method: "Fieller" } });
    expect(found.value).toBeCloseTo(0.75 / 0.4, 12);
  });

  it("are all the replicates of an experiment without arms", () => {
    const small = smallExperiment({ replicate: "annotator" });
    const factors = small.design.factors.filter((factor) => factor.role !== "arm");
    const found = wordedEvidence({
      experiments: [{ ...small, design: { ...small.design, factors } }],
      sums: packSums([
        sumsOf({ context: "on" }, runs([8, 7, 9, 6])),
        sumsOf({ context: "off" }, runs([4, 5, 3, 4])),
      ]),
      published: [],
    }).contrast(onMinusOff);
    expect(found).toMatchObject({ paired: true, p: { value: 2 / 16 } });
    expect(found.method).toContain("the same annotators on both sides, ");
  });
});

describe("an interaction of arms and contexts over seeds", () => {
  const ofArms = evidence.contrast({
    ...treatedMinusBase,
    scale: "interaction",
    across: "context",
  });
  const ofContexts = evidence.contrast({ ...onMinusOff, scale: "interaction", across: "arm" });

  it("takes each change within its runs, and the two arms as two groups", () => {
    // Changes .4 .2 .6 .2 of the treated, .2 0 .1 .4 of the base: means .35 and .175.
    expect(ofArms.value).toBeCloseTo(0.175, 12);
    expect(ofArms.method).toMatch(
      /^difference of means over 4 against 4 seeds, interval by Welch's t/,
    );
    expect(ofArms.paired).toBe(false);
    // Welch: variances .0366667 and .0291667, standard error sqrt(.0658333 / 4) = .128290.
    const { lower, upper } = ofArms.interval ?? { lower: 0, upper: 0 };
    expect(((upper ?? 0) - (lower ?? 0)) / 2).toBeCloseTo(0.12829 * 2.4536, 3);
  });

  it("is the same, whichever of the two factors it is taken across", () => {
    expect(ofContexts.value).toBeCloseTo(ofArms.value ?? Number.NaN, 12);
    expect(ofContexts.interval?.lower).toBeCloseTo(ofArms.interval?.lower ?? Number.NaN, 12);
    expect(ofContexts.p?.value).toBe(ofArms.p?.value);
    expect(ofContexts.twoWay?.lower).toBeCloseTo(ofArms.twoWay?.lower ?? Number.NaN, 12);
  });

  it("is taken seed by seed where no arm sets its groups apart", () => {
    const small = smallExperiment({ replicate: "seed" });
    const factors = small.design.factors.map((factor) => ({ ...factor, role: "context" as const }));
    const found = wordedEvidence({
      experiments: [{ ...small, design: { ...small.design, factors } }],
      sums: packSums(fourGroups),
      published: [],
    }).contrast({ ...treatedMinusBase, scale: "interaction", across: "context" });
    expect(found).toMatchObject({ paired: true, units: 4 });
    expect(found.draws.map((draw) => Number(draw.value.toFixed(9)))).toEqual([0.2, 0.2, 0.5, -0.2]);
  });

  it("has no test where both factors are arms: its four groups are trained apart", () => {
    const small = smallExperiment({ replicate: "seed" });
    const factors = small.design.factors.map((factor) => ({ ...factor, role: "arm" as const }));
    const found = wordedEvidence({
      experiments: [{ ...small, design: { ...small.design, factors } }],
      sums: packSums(fourGroups),
      published: [],
    }).contrast({ ...treatedMinusBase, scale: "interaction", across: "context" });
    expect(found).toMatchObject({ paired: false, p: null, twoWay: null, draws: [] });
    expect(found.value).toBeCloseTo(0.175, 12);
    expect(found.method).toContain("own intervals of four independent groups (MOVER method)");
  });
});
