import { describe, expect, it } from "vitest";
import { createConditionDraw } from "../../src/store/index.ts";
import { experiment, sample } from "./tiny.ts";

const units = Array.from({ length: 50 }, (_, i) => `u${i}`);
const all = ["a", "b"].flatMap((arm) => units.map((unit) => sample(arm, unit, 1, { value: 1 })));

function drawn(seed: number, list = all) {
  const draw = createConditionDraw(experiment, seed, 6);
  for (const one of list) draw.add(one);
  return draw.drawn();
}

const unitsIn = (found: ReturnType<typeof drawn>) => found.map((c) => c.samples.map((s) => s.unit));

/** 4 standard deviations above what chance gives on average. */
const largest = (degrees: number) => degrees + 4 * Math.sqrt(2 * degrees);

describe("the draw from each condition", () => {
  it("draws so many samples of each, none twice, the same for the same seed", () => {
    const found = drawn(1);
    expect(found.map((c) => [c.condition, c.seen])).toEqual([
      [{ arm: "a" }, 50],
      [{ arm: "b" }, 50],
    ]);
    for (const own of unitsIn(found)) expect(new Set(own).size).toBe(6);
    expect(drawn(1)).toEqual(found);
    expect(unitsIn(drawn(2))).not.toEqual(unitsIn(found));
    expect(unitsIn(found)[0]).not.toEqual(unitsIn(found)[1]);
  });

  it("does not change what it has drawn when it is asked twice", () => {
    const draw = createConditionDraw(experiment, 1, 6);
    for (const one of all) draw.add(one);
    expect(draw.drawn()).toEqual(draw.drawn());
  });

  it("does not depend on which conditions come between", () => {
    const turnByTurn = units.flatMap((unit) =>
      ["a", "b"].map((arm) => sample(arm, unit, 1, { value: 1 })),
    );
    expect(drawn(1, turnByTurn)).toEqual(drawn(1));
  });

  it("draws all of a condition with few samples", () => {
    const [found] = drawn(1, all.slice(0, 4));
    expect(found?.samples.map((s) => s.unit).sort()).toEqual(["u0", "u1", "u2", "u3"]);
  });

  it("gives every sample the same chance, and every part of a draw as well", () => {
    const rounds = 2000;
    const times = [1, 3, 6].map((k) => ({ k, of: new Map<string, number>() }));
    for (let seed = 0; seed < rounds; seed += 1)
      for (const own of unitsIn(drawn(seed, all.slice(0, 50))))
        for (const { k, of } of times)
          for (const unit of own.slice(0, k)) of.set(unit, (of.get(unit) ?? 0) + 1);
    for (const { k, of } of times) {
      const expected = (rounds * k) / units.length;
      const chiSquare = units.reduce(
        (sum, u) => sum + ((of.get(u) ?? 0) - expected) ** 2 / expected,
        0,
      );
      expect(chiSquare, `the first ${k}`).toBeLessThan(largest(49));
    }
  });

  it("gives every pair of samples the same chance to be drawn together", () => {
    const rounds = 4000;
    const few = all.slice(0, 8);
    const times = new Map<string, number>();
    for (let seed = 0; seed < rounds; seed += 1) {
      const [own = []] = unitsIn(drawn(seed, few));
      const pair = own.slice(0, 2).sort().join(" ");
      times.set(pair, (times.get(pair) ?? 0) + 1);
    }
    const pairs = (few.length * (few.length - 1)) / 2;
    expect(times.size).toBe(pairs);
    const expected = rounds / pairs;
    const chiSquare = [...times.values()].reduce(
      (sum, n) => sum + (n - expected) ** 2 / expected,
      0,
    );
    expect(chiSquare).toBeLessThan(largest(pairs - 1));
  });

  it("counts samples without a transcript and never draws one", () => {
    const bare = all.slice(0, 50).map((one, i) => (i % 2 === 0 ? { ...one, turns: [] } : one));
    const [found] = drawn(1, bare);
    expect([found?.seen, found?.withoutTranscript]).toEqual([25, 25]);
    expect(found?.samples.filter((s) => s.turns.length === 0)).toEqual([]);
  });
});
