import { describe, expect, it } from "vitest";
import { createSampleDraw } from "../../src/store/index.ts";
import { sample } from "./tiny.ts";

const units = Array.from({ length: 200 }, (_, i) => `u${i}`);
const all = units.flatMap((unit) =>
  [1, 2, 3].map((epoch) => sample("a", unit, epoch, { value: 1 })),
);

function drawn(seed: number, list = all) {
  const draw = createSampleDraw(seed, { units: 8, samplesPerUnit: 2 });
  for (const one of list) draw.add(one);
  return draw.drawn();
}

describe("the draw of samples to show", () => {
  it("draws so many units and so many samples of each, the same for the same seed", () => {
    const found = drawn(1);
    expect(new Set(found.map((s) => s.unit)).size).toBe(8);
    expect(found).toHaveLength(16);
    expect(drawn(1)).toEqual(found);
    expect(drawn(2)).not.toEqual(found);
  });

  it("does not depend on the order in which samples come", () => {
    const names = (found: ReturnType<typeof drawn>) =>
      found.map((s) => `${s.unit} ${s.epoch}`).sort();
    expect(names(drawn(1, all.toReversed()))).toEqual(names(drawn(1)));
  });

  it("gives every unit the same chance", () => {
    const rounds = 300;
    const times = new Map<string, number>();
    for (let seed = 0; seed < rounds; seed += 1)
      for (const unit of new Set(drawn(seed).map((s) => s.unit)))
        times.set(unit, (times.get(unit) ?? 0) + 1);
    // 8 of 200 in 300 rounds: 12 each, with a standard deviation of 3.4; chi-square has 199 degrees of freedom.
    const chiSquare = units.reduce((sum, u) => sum + ((times.get(u) ?? 0) - 12) ** 2 / 12, 0);
    expect(chiSquare).toBeLessThan(199 + 4 * Math.sqrt(2 * 199));
  });

  it("draws nothing where no sample has a transcript", () => {
    expect(
      drawn(
        1,
        all.map((one) => ({ ...one, turns: [] })),
      ),
    ).toEqual([]);
  });

  it("keeps scores and causes as they were", () => {
    const draw = createSampleDraw(1, { units: 1, samplesPerUnit: 9 });
    draw.add(sample("a", "u", 1, { missing: "error" }));
    draw.add(sample("b", "u", 1, { value: 0.5 }));
    draw.add(sample("b", "u", 2, { excluded: true }));
    expect(draw.drawn().map((s) => s.scores)).toEqual([{ right: "error" }, { right: 0.5 }, {}]);
  });
});
