import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "../../src/stats/math/basics/outcome.ts";
import type { Overlap } from "../../src/stats/math/intervals/overlap.ts";
import { clusterMoverInterval } from "../../src/stats/methods/differences/cluster-mover.ts";
import { pairedMoverInterval } from "../../src/stats/methods/differences/paired-mover.ts";
import { pairedTInterval } from "../../src/stats/methods/differences/paired-t.ts";
import { welchInterval } from "../../src/stats/methods/differences/welch.ts";
import { rangedMeanInterval } from "../../src/stats/methods/estimates/ranged-mean.ts";
import {
  overlapMoverInterval,
  overlapMoverTest,
  type RateOverlap,
} from "./oracles/overlap-mover.ts";
import { overlapWelchInterval, overlapWelchTest } from "./oracles/overlap-welch.ts";
import { rangedDifferenceInterval, rangedRatioInterval } from "./oracles/ranged-difference.ts";
import { contains, holds, level, limitsOf, mirrored, slack, width } from "./property-fixtures.ts";

const range = { lower: 1, upper: 5 };
const score = fc.oneof(fc.constantFrom(1, 2, 3, 4, 5), fc.double({ min: 1, max: 5, noNaN: true }));
const scores = fc.array(score, { minLength: 3, maxLength: 30 });
const scorePairs = fc.array(fc.tuple(score, score), { minLength: 12, maxLength: 40 });

/** The first `shared` of the pairs stay pairs; the others become units of one side each. */
function split(pairs: readonly (readonly [number, number])[], shared: number): Overlap {
  const [both, apart] = [pairs.slice(0, shared), pairs.slice(shared)];
  return {
    sharedFirst: both.map(([x]) => x),
    sharedSecond: both.map(([, y]) => y),
    onlyFirst: apart.map(([x]) => x),
    onlySecond: apart.map(([, y]) => y),
  };
}

const swap = (o: Overlap): Overlap => ({
  sharedFirst: o.sharedSecond,
  sharedSecond: o.sharedFirst,
  onlyFirst: o.onlySecond,
  onlySecond: o.onlyFirst,
});

function near(one: Interval, other: Interval, part: number): void {
  const most = part * Math.max(width(one), width(other)) + slack;
  expect(Math.abs(one.lower - other.lower)).toBeLessThanOrEqual(most);
  expect(Math.abs(one.upper - other.upper)).toBeLessThanOrEqual(most);
}

/** Answers of a unit on both sides: the second is the first, or another. */
const ratePairs = fc
  .record({
    epochs: fc.constantFrom(1, 1, 4),
    units: fc.array(
      fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.boolean()),
      {
        minLength: 20,
        maxLength: 40,
      },
    ),
  })
  .map(({ epochs, units }) =>
    units.map(([x, y, same]) => {
      const one = (value: number) => Math.round((value / 4) * epochs);
      const side = (value: number) => ({
        count: epochs,
        sum: one(value),
        within: one(value) - one(value) ** 2 / epochs,
      });
      return { first: side(x), second: side(same ? x : y) };
    }),
  );
type RatePairs = typeof ratePairs extends fc.Arbitrary<infer T> ? T : never;

const splitRates = (pairs: RatePairs, shared: number): RateOverlap => ({
  shared: pairs.slice(0, shared),
  onlyFirst: pairs.slice(shared).map((pair) => pair.first),
  onlySecond: pairs.slice(shared).map((pair) => pair.second),
});

describe("two means over groups that share a part of their units", () => {
  it("are those of different units at no share, and of the same units at a full one", () => {
    fc.assert(
      fc.property(scorePairs, (pairs) => {
        const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const none = overlapWelchInterval(split(pairs, 0), level);
        const welch = welchInterval(x, y, level);
        if (welch.interval === null || welch.df === null) return;
        expect(none.interval?.lower).toBeCloseTo(welch.interval.lower, 10);
        expect(none.df).toBeCloseTo(welch.df, 8);
        const all = overlapWelchInterval(split(pairs, pairs.length), level);
        const differences = pairs.map(([a, b]) => a - b);
        const paired = pairedTInterval(differences, level);
        if (paired.interval === null) return;
        expect(all.df).toBeCloseTo(paired.df ?? Number.NaN, 6);
        expect(all.interval?.upper).toBeCloseTo(paired.interval.upper, 8);
      }),
      holds,
    );
  });

  it("change little for one shared unit more, and mirror when sides are swapped", () => {
    fc.assert(
      fc.property(scorePairs, fc.nat(), (pairs, which) => {
        const shared = 2 + (which % (pairs.length - 3));
        const one = overlapWelchInterval(split(pairs, shared), level);
        const two = overlapWelchInterval(split(pairs, shared + 1), level);
        const swapped = swap(split(pairs, shared));
        if (one.interval === null || two.interval === null) return;
        near(one.interval, two.interval, 0.25);
        mirrored(one.interval, limitsOf(overlapWelchInterval(swapped, level)));
        const test = overlapWelchTest(split(pairs, shared));
        expect(overlapWelchTest(swapped).p).toBeCloseTo(test.p ?? Number.NaN, 10);
      }),
      holds,
    );
  });
});

describe("two rates over groups that share a part of their units", () => {
  it("are those of different units at no share, and of the same units at a full one", () => {
    fc.assert(
      fc.property(ratePairs, (pairs) => {
        const [a, b] = [pairs.map((p) => p.first), pairs.map((p) => p.second)];
        const none = limitsOf(overlapMoverInterval(splitRates(pairs, 0), level, "epochs"));
        const apart = limitsOf(clusterMoverInterval(a, b, level, "epochs"));
        expect([none.lower, none.upper]).toEqual([apart.lower, apart.upper]);
        const all = limitsOf(
          overlapMoverInterval(splitRates(pairs, pairs.length), level, "epochs"),
        );
        const paired = limitsOf(pairedMoverInterval(pairs, level, "epochs"));
        expect(all.lower).toBeCloseTo(paired.lower, 10);
        expect(all.upper).toBeCloseTo(paired.upper, 10);
      }),
      holds,
    );
  });

  it("change little for one shared unit more, mirror, and are tested by their own limits", () => {
    fc.assert(
      fc.property(ratePairs, fc.nat(), (pairs, which) => {
        const shared = 2 + (which % (pairs.length - 3));
        const overlap = splitRates(pairs, shared);
        const one = limitsOf(overlapMoverInterval(overlap, level, "epochs"));
        const two = overlapMoverInterval(splitRates(pairs, shared + 1), level, "epochs");
        near(one, limitsOf(two), 0.25);
        const { p, pGreater, pLess } = overlapMoverTest(overlap, "epochs");
        expect((p ?? 1) < 0.05).toBe(one.lower > 0 || one.upper < 0);
        expect((pGreater ?? 0) + (pLess ?? 0)).toBeCloseTo(1, 10);
        const swapped = {
          shared: overlap.shared.map(({ first, second }) => ({ first: second, second: first })),
          onlyFirst: overlap.onlySecond,
          onlySecond: overlap.onlyFirst,
        };
        mirrored(one, limitsOf(overlapMoverInterval(swapped, level, "epochs")));
        expect(overlapMoverTest(swapped, "epochs").pLess).toBeCloseTo(pGreater ?? Number.NaN, 8);
      }),
      { ...holds, numRuns: 100 },
    );
  });
});

describe("scores with a range", () => {
  it("have means whose interval holds them and stays inside the range", () => {
    fc.assert(
      fc.property(scores, (values) => {
        contains(rangedMeanInterval(values, range, level), range.lower, range.upper);
        const turned = values.map((value) => range.lower + range.upper - value);
        const one = limitsOf(rangedMeanInterval(values, range, level));
        const other = limitsOf(rangedMeanInterval(turned, range, level));
        expect(one.lower).toBeCloseTo(range.lower + range.upper - other.upper, 9);
      }),
      holds,
    );
  });

  it("rest on the number of draws where nothing varies", () => {
    const same = rangedMeanInterval([3, 3, 3, 3, 3, 3], range, level);
    expect(same.effectiveSize).toBeCloseTo(6, 10);
    expect(same.interval?.lower).toBeGreaterThan(1.5);
    expect(rangedMeanInterval([5, 5, 5, 5], range, level).interval?.upper).toBe(5);
  });

  it("differ inside what the range allows, and mirror when sides are swapped", () => {
    fc.assert(
      fc.property(scorePairs, fc.nat(), (pairs, which) => {
        const overlap = split(pairs, which % (pairs.length + 1));
        const one = rangedDifferenceInterval(overlap, range, level);
        contains(one, range.lower - range.upper - slack, range.upper - range.lower + slack);
        mirrored(limitsOf(one), limitsOf(rangedDifferenceInterval(swap(overlap), range, level)));
        const { lower, upper } = limitsOf(rangedRatioInterval(overlap, range, level));
        const turned = limitsOf(rangedRatioInterval(swap(overlap), range, level));
        expect(lower * turned.upper).toBeCloseTo(1, 8);
        expect(upper * turned.lower).toBeCloseTo(1, 8);
      }),
      holds,
    );
  });

  it("have no ratio where they go below zero", () => {
    const overlap = split(
      [
        [1, -1],
        [0, 1],
      ],
      2,
    );
    const found = rangedRatioInterval(overlap, { lower: -1, upper: 1 }, level);
    expect(found.interval).toBeNull();
    expect(found.reason).toBe("belowZero");
  });
});
