import { describe, expect, it } from "vitest";
import type { SmallUnit } from "./evidence-fixtures.ts";
import { smallEvidence, sumsOf, treatedMinusBase, unitsOf } from "./evidence-fixtures.ts";

const on = (arm: string) => ({ arm, context: "on" });
const off = (arm: string) => ({ arm, context: "off" });
const ones = (count: number, of: number) =>
  Array.from({ length: of }, (_, i) => (i < count ? 1 : 0));
const ratio = { ...treatedMinusBase, scale: "ratio" } as const;
const interaction = { ...treatedMinusBase, scale: "interaction", across: "context" } as const;

describe("a ratio", () => {
  it("of different units is MOVER-R on Wilson limits (golden 8/10:9/10)", () => {
    const evidence = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf(ones(8, 10), "t")),
      sumsOf(on("base"), unitsOf(ones(9, 10), "b")),
    ]);
    const found = evidence.contrast(ratio);
    expect(found.value).toBeCloseTo(8 / 9, 12);
    expect(found.interval?.lower).toBeCloseTo(0.541102283087743, 9);
    expect(found.interval?.upper).toBeCloseTo(1.38248456743314, 9);
    expect(found.p?.null).toBe(1);
  });

  it("of scores over the same units is Fieller's (golden rp0)", () => {
    const evidence = smallEvidence({ kind: "score" }, [
      sumsOf(on("treated"), unitsOf([0.8, 0.7, 0.9, 0.6, 0.75])),
      sumsOf(on("base"), unitsOf([0.9, 0.8, 0.95, 0.7, 0.7])),
    ]);
    const found = evidence.contrast(ratio);
    expect(found.value).toBeCloseTo(0.925925925925926, 12);
    expect(found.interval?.lower).toBeCloseTo(0.83119931986392, 9);
    expect(found.interval?.upper).toBeCloseTo(1.0274977592699, 9);
  });

  it("is tested at the ratio that is asked for", () => {
    const evidence = smallEvidence({ kind: "score" }, [
      sumsOf(on("treated"), unitsOf([2, 2.2, 1.8, 2.1, 1.9])),
      sumsOf(on("base"), unitsOf([1, 1, 1, 1, 1.01])),
    ]);
    expect(evidence.contrast(ratio).p?.value).toBe(2 / 32);
    expect(evidence.contrast({ ...ratio, null: 2 }).p?.value).toBeGreaterThan(0.5);
    expect(evidence.contrast({ ...ratio, null: 2 }).p?.null).toBe(2);
  });

  it("of seeds rests on the limits of each arm", () => {
    const seeds = (rights: readonly number[]): readonly SmallUnit[] =>
      rights.flatMap((right, seed) =>
        ones(right, 10).map((score, i) => ({
          unit: `q${i}`,
          replicate: `${seed}`,
          scores: [score],
        })),
      );
    const evidence = smallEvidence({ replicate: "seed" }, [
      sumsOf(on("treated"), seeds([8, 7, 8, 7])),
      sumsOf(on("base"), seeds([9, 8, 9, 8])),
    ]);
    const found = evidence.contrast(ratio);
    expect(found.value).toBeCloseTo(0.75 / 0.85, 12);
    expect(found.method).toContain("MOVER-R on the limits of each side");
    expect(found.interval?.lower).toBeLessThan(0.8);
  });

  it("is refused over a denominator of zero", () => {
    const evidence = smallEvidence({ kind: "score" }, [
      sumsOf(on("treated"), unitsOf([1, 2])),
      sumsOf(on("base"), unitsOf([0, 0])),
    ]);
    expect(evidence.contrast(ratio)).toMatchObject({
      value: null,
      interval: null,
      reason: "the denominator is zero",
    });
  });
});

describe("an interaction", () => {
  /** golden did_paired.json, case did0: four prompts with two samples in each of four cells. */
  const prompts = [
    { aOn: [1, 1], aOff: [0, 0], bOn: [1, 0], bOff: [0, 0] },
    { aOn: [1, 1], aOff: [0, 1], bOn: [0, 0], bOff: [0, 0] },
    { aOn: [1, 0], aOff: [0, 0], bOn: [0, 1], bOff: [1, 0] },
    { aOn: [1, 1], aOff: [0, 0], bOn: [0, 0], bOff: [0, 0] },
  ] as const;
  const cell = (name: keyof (typeof prompts)[number]) =>
    prompts.map((prompt, i) => ({ unit: `p${i}`, scores: prompt[name] }));
  const evidence = smallEvidence({}, [
    sumsOf(on("treated"), cell("aOn")),
    sumsOf(off("treated"), cell("aOff")),
    sumsOf(on("base"), cell("bOn")),
    sumsOf(off("base"), cell("bOff")),
  ]);

  it("over the same units takes the wider of t and MOVER where units are few", () => {
    const found = evidence.contrast(interaction);
    expect(found.value).toBeCloseTo(0.625, 12);
    // Never shorter than t on the four contrasts (the golden file); the limits of MOVER are those of 8.4.
    expect(found.interval?.lower).toBeLessThan(0.227194211839536);
    expect(found.interval?.upper).toBeGreaterThan(1.02280578816046);
    expect(found.interval?.method).toBe("wider of t on unit contrasts and MOVER");
    expect(found.p?.value).toBe(0.125);
    expect(found.across).toBe("context");
    expect(found.averagedOver).toEqual([]);
  });

  it("of scores is t on each unit's contrast", () => {
    const graded = smallEvidence({ kind: "score" }, [
      sumsOf(on("treated"), cell("aOn")),
      sumsOf(off("treated"), cell("aOff")),
      sumsOf(on("base"), cell("bOn")),
      sumsOf(off("base"), cell("bOff")),
    ]);
    const found = graded.contrast(interaction);
    expect(found.interval?.lower).toBeCloseTo(0.227194211839536, 9);
    expect(found.interval?.upper).toBeCloseTo(1.02280578816046, 9);
  });

  it("over four different groups combines four intervals (golden did_independent)", () => {
    const groups = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf(ones(18, 20), "a")),
      sumsOf(off("treated"), unitsOf(ones(2, 20), "b")),
      sumsOf(on("base"), unitsOf(ones(6, 20), "c")),
      sumsOf(off("base"), unitsOf(ones(3, 20), "d")),
    ]);
    const found = groups.contrast(interaction);
    expect(found.value).toBeCloseTo(0.65, 12);
    expect(found.interval?.lower).toBeCloseTo(0.27809946224391, 9);
    expect(found.interval?.upper).toBeCloseTo(0.930285335965802, 9);
    expect([found.p, found.smallestDetectable]).toEqual([null, null]);
  });

  it("of arms with units of their own compares their changes as two groups", () => {
    const own = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf(ones(10, 12), "t")),
      sumsOf(off("treated"), unitsOf(ones(2, 12), "t")),
      sumsOf(on("base"), unitsOf(ones(5, 12), "b")),
      sumsOf(off("base"), unitsOf(ones(4, 12), "b")),
    ]);
    const found = own.contrast(interaction);
    expect(found.value).toBeCloseTo(8 / 12 - 1 / 12, 12);
    expect(found.paired).toBe(false);
    expect(found.interval?.lower).toBeLessThan(found.value ?? 0);
    expect(found.p?.method).toBe("Welch's t test over 12 against 12 prompts");
  });

  it("of seeds compares each seed's change", () => {
    const seeds = (rights: readonly number[]): readonly SmallUnit[] =>
      rights.flatMap((right, seed) =>
        ones(right, 10).map((score, i) => ({
          unit: `q${i}`,
          replicate: `${seed}`,
          scores: [score],
        })),
      );
    const trained = smallEvidence({ replicate: "seed" }, [
      sumsOf(on("treated"), seeds([8, 9, 7, 8])),
      sumsOf(off("treated"), seeds([1, 2, 1, 1])),
      sumsOf(on("base"), seeds([2, 3, 2, 2])),
      sumsOf(off("base"), seeds([1, 2, 2, 1])),
    ]);
    const found = trained.contrast(interaction);
    // Changes .7 .7 .6 .7 against .1 .1 0 .1.
    expect(found.value).toBeCloseTo(0.6, 12);
    expect(found.p?.value).toBeCloseTo(2 / 70, 12);
    expect(found.replicates).toBe(4);
    expect(found.generalisesTo).toBe("further trainings of the same kind, on these same prompts");
  });

  it("needs a factor to look across that is not the one compared", () => {
    const reason = "an interaction needs a second factor besides the one compared";
    expect(evidence.contrast({ ...interaction, across: "arm" })).toMatchObject({
      value: null,
      reason,
    });
    expect(evidence.contrast({ ...interaction, across: undefined })).toMatchObject({
      value: null,
      reason,
    });
  });
});
