import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsOf } from "../../src/stats/draws/draws.ts";
import { observe } from "../../src/stats/evidence/observations.ts";
import { selectCells } from "../../src/stats/evidence/selection.ts";
import { packSums } from "../support/pack-sums.ts";
import { smallExperiment, sumsOf } from "./evidence-fixtures.ts";

/** Scores by context, unit and run; null: the unit is not in that cell. */
const designs = fc
  .record({
    units: fc.integer({ min: 2, max: 8 }),
    runs: fc.integer({ min: 1, max: 3 }),
    holes: fc.constantFrom(0, 0.3),
  })
  .chain(({ units, runs, holes }) =>
    fc.record({
      units: fc.constant(units),
      runs: fc.constant(runs),
      scores: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
        minLength: 2 * units * runs,
        maxLength: 2 * units * runs,
      }),
      absent: fc.array(
        fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x < holes),
        { minLength: 2 * units * runs, maxLength: 2 * units * runs },
      ),
    }),
  );

type Design = typeof designs extends fc.Arbitrary<infer T> ? T : never;

function dataOf({ units, runs, scores, absent }: Design) {
  const experiment = smallExperiment({ kind: "score", cluster: "topic", replicate: "seed" });
  const sums = ["off", "on"].map((context, c) =>
    sumsOf(
      { arm: "treated", context },
      Array.from({ length: units * runs }, (_, i) => i)
        .filter((i) => !absent[c * units * runs + i])
        .map((i) => ({
          unit: `u${i % units}`,
          cluster: `t${(i % units) % 3}`,
          replicate: `s${Math.floor(i / units)}`,
          scores: [scores[c * units * runs + i] ?? 0],
        })),
    ),
  );
  return observe([experiment], packSums(sums), [])("small", "m");
}

const kinds = ["unit", "cluster", "replicate"] as const;

describe("what draws say of an estimate", () => {
  it("has the estimate as its mean, and weights that add up to 1", () => {
    fc.assert(
      fc.property(designs, fc.constantFrom(...kinds), (design, kind) => {
        const data = dataOf(design);
        if (!data) return;
        const draws = drawsOf(data, selectCells(data, {}), kind);
        const { present, estimate } = draws;
        if (estimate === null) return;
        const total = (of: Float64Array) => present.reduce((sum, at) => sum + (of[at] ?? 0), 0);
        expect(total(draws.value) / present.length).toBeCloseTo(estimate, 10);
        expect(total(draws.weight)).toBeCloseTo(1, 10);
      }),
      { numRuns: 300 },
    );
  });

  it("is their own mean where every draw is in every cell", () => {
    fc.assert(
      fc.property(designs, fc.constantFrom(...kinds), (design, kind) => {
        const data = dataOf({ ...design, absent: design.absent.map(() => false) });
        if (!data) throw new Error("no data");
        const draws = drawsOf(data, selectCells(data, {}), kind);
        expect(draws.balanced).toBe(true);
        for (const at of draws.present) expect(draws.value[at]).toBe(draws.mean[at]);
        const own = draws.present.map((at) => draws.mean[at] ?? 0);
        expect(draws.estimate).toBeCloseTo(own.reduce((a, b) => a + b, 0) / own.length, 12);
      }),
      { numRuns: 200 },
    );
  });
});
