import { describe, expect, it } from "vitest";
import type { Experiment } from "../../src/model/index.ts";
import { drawShown } from "../../src/report/experiment/draw-shown.ts";
import { createConditionDraw } from "../../src/store/index.ts";
import { sample, experiment as tiny } from "../store/tiny.ts";

const experiment: Experiment = {
  ...tiny,
  design: {
    ...tiny.design,
    factors: [
      ...tiny.design.factors.map((factor) => ({
        ...factor,
        levels: ["a", "b", "c"].map((id) => ({ id, label: id.toUpperCase() })),
      })),
    ],
  },
};
const sizes = { c: 2, b: 17, a: 11 };
const all = Object.entries(sizes).flatMap(([arm, size]) =>
  Array.from({ length: size }, (_, i) => sample(arm, `${arm}${i}`, 1, { value: 1 })),
);

function shown(
  { seed = 1, id = "tiny", samples = all }: { seed?: number; id?: string; samples?: typeof all },
  of: Readonly<Record<string, readonly string[]>>,
  n: number,
) {
  const named = { ...experiment, id };
  const draw = createConditionDraw(named, seed, 6);
  for (const one of samples) draw.add(one);
  return drawShown(draw.drawn(), { experiment: named, counts: { replicates: 1 } }, of, n);
}

const unitsOf = (found: ReturnType<typeof shown>) => found?.samples.map((s) => s.unit) ?? [];

describe("samples shown of a selection", () => {
  it("come from its conditions alone, in order of condition, replicate and unit", () => {
    const found = shown({}, { arm: ["c", "a"] }, 5);
    expect([found?.of, found?.varying, found?.samples.length]).toEqual([13, ["arm"], 5]);
    expect(unitsOf(found).filter((unit) => unit.startsWith("b"))).toEqual([]);
    const inOrder = new Intl.Collator("en", { numeric: true });
    expect(unitsOf(found)).toEqual(unitsOf(found).toSorted(inOrder.compare));
  });

  it("are all there are where there are no more", () => {
    expect(unitsOf(shown({}, { arm: ["c"] }, 4))).toEqual(["c0", "c1"]);
    expect(shown({}, { arm: ["c"] }, 4)).toMatchObject({ of: 2, varying: [] });
  });

  it("are the same however the selection is written, and fewer are some of more", () => {
    const found = shown({}, {}, 5);
    expect(shown({}, { arm: ["b", "c", "a"] }, 5)).toEqual(found);
    const few = unitsOf(shown({}, {}, 2));
    expect(unitsOf(found)).toEqual(expect.arrayContaining(few));
  });

  it("are none where no sample of the selection has a transcript", () => {
    const samples = all.map((one) => (one.condition.arm === "a" ? { ...one, turns: [] } : one));
    expect(shown({ samples }, { arm: ["a"] }, 4)).toBe(null);
    expect(shown({ samples }, { arm: ["a", "c"] }, 4)).toMatchObject({
      of: 2,
      withoutTranscript: 11,
      varying: [],
    });
  });

  it("are drawn with the same chance for every sample, in conditions of whatever size", () => {
    const rounds = 3000;
    for (const n of [1, 4, 6]) {
      const times = new Map<string, number>();
      for (let round = 0; round < rounds; round += 1)
        for (const unit of unitsOf(shown({ seed: round, id: `tiny-${round}` }, {}, n)))
          times.set(unit, (times.get(unit) ?? 0) + 1);
      const expected = (rounds * n) / all.length;
      const chiSquare = all.reduce(
        (sum, { unit }) => sum + ((times.get(unit) ?? 0) - expected) ** 2 / expected,
        0,
      );
      // 29 degrees of freedom; 4 standard deviations above what chance gives on average.
      expect(chiSquare, `${n} drawn`).toBeLessThan(29 + 4 * Math.sqrt(2 * 29));
    }
  });

  it("come from one condition as often as chance has it, not in proportion", () => {
    // All 4 from the 17 of b: C(17, 4) of C(30, 4), 0.0868.
    const rounds = 3000;
    let together = 0;
    for (let round = 0; round < rounds; round += 1) {
      const units = unitsOf(shown({ seed: round, id: `tiny-${round}` }, {}, 4));
      if (units.every((unit) => unit.startsWith("b"))) together += 1;
    }
    const p = (17 * 16 * 15 * 14) / (30 * 29 * 28 * 27);
    expect(Math.abs(together / rounds - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / rounds));
  });
});
