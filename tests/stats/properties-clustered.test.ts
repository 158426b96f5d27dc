import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cluster } from "../../src/stats/math/basics/clusters.ts";
import { answersAgree, type Pair } from "../../src/stats/math/basics/pairs.ts";
import type { RateKind } from "../../src/stats/math/intervals/clustered-rate.ts";
import { clusterMoverInterval } from "../../src/stats/methods/differences/cluster-mover.ts";
import { oneRunInterval, oneRunRateInterval } from "../../src/stats/methods/differences/one-run.ts";
import { pairedMoverInterval } from "../../src/stats/methods/differences/paired-mover.ts";
import { clusteredRateInterval } from "../../src/stats/methods/estimates/clustered-rate.ts";
import { replicateRateInterval } from "../../src/stats/methods/estimates/replicate-rate.ts";
import { replicateRateDifferenceInterval } from "./oracles/replicate-rate-difference.ts";
import { contains, holds, level, limitsOf, mirrored, slack, width } from "./property-fixtures.ts";

const kinds: readonly RateKind[] = ["clusters", "epochs"];

/** `sum` ones among `count` samples, each seen `copies` times. */
function rate(count: number, sum: number, copies = 1): Cluster {
  return {
    count: count * copies,
    sum: sum * copies,
    within: copies * (sum - (sum * sum) / count),
  };
}

/** Ones in clusters of one size: scattered, all or nothing, or the same everywhere. */
function sumsOf(size: number, groups: number): fc.Arbitrary<readonly number[]> {
  const many = { minLength: groups, maxLength: groups };
  return fc.oneof(
    fc.array(fc.integer({ min: 0, max: size }), many),
    fc.array(fc.constantFrom(0, size), many),
    fc.array(fc.constantFrom(0, 0, 0, 1), many),
    fc.integer({ min: 0, max: size }).map((sum) => Array.from({ length: groups }, () => sum)),
  );
}

const equalClusters = fc
  .tuple(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 5, max: 20 }))
  .chain(([size, groups]) => fc.record({ size: fc.constant(size), sums: sumsOf(size, groups) }));

const anyClusters = fc
  .array(
    fc
      .integer({ min: 1, max: 12 })
      .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n }))),
    { minLength: 2, maxLength: 12 },
  )
  .filter((list) => list.some(([n]) => n > 1));

const pairsOf = (copies: number, list: readonly (readonly [number, number, number])[]) =>
  list.map(([n, x, y]): Pair => ({ first: rate(n, x, copies), second: rate(n, y, copies) }));

const anyPairs = fc.array(
  fc
    .integer({ min: 1, max: 6 })
    .chain((n) =>
      fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n }), fc.integer({ min: 0, max: n })),
    ),
  { minLength: 2, maxLength: 15 },
);

describe.each(kinds)("the interval of a rate over clusters that are %s", (kind) => {
  it("moves no limit by more than a quarter of its width for one event more", () => {
    fc.assert(
      fc.property(equalClusters, fc.nat(), ({ size, sums }, which) => {
        const place = which % sums.length;
        if ((sums[place] ?? 0) >= size) return;
        const more = sums.map((sum, i) => (i === place ? sum + 1 : sum));
        const [one, two] = [sums, more].map((list) =>
          limitsOf(
            clusteredRateInterval(
              list.map((sum) => rate(size, sum)),
              level,
              kind,
            ),
          ),
        );
        if (!one || !two) throw new Error("no interval");
        const most = Math.max(width(one), width(two)) / 4;
        expect(Math.abs(one.lower - two.lower)).toBeLessThan(most);
        expect(Math.abs(one.upper - two.upper)).toBeLessThan(most);
      }),
      { ...holds, numRuns: 1000 },
    );
  });

  it("holds the estimate, stays inside [0, 1] and mirrors when events and others are swapped", () => {
    fc.assert(
      fc.property(anyClusters, (list) => {
        const found = clusteredRateInterval(
          list.map(([n, x]) => rate(n, x)),
          level,
          kind,
        );
        contains(found, 0, 1);
        const other = limitsOf(
          clusteredRateInterval(
            list.map(([n, x]) => rate(n, n - x)),
            level,
            kind,
          ),
        );
        expect(limitsOf(found).lower).toBeCloseTo(1 - other.upper, 10);
        expect(limitsOf(found).upper).toBeCloseTo(1 - other.lower, 10);
      }),
      holds,
    );
  });

  it("takes equal weights for weights of one size, and never more samples than there are", () => {
    fc.assert(
      fc.property(anyClusters, (list) => {
        const plain = list.map(([n, x]) => rate(n, x));
        const one = clusteredRateInterval(plain, level, kind);
        const two = clusteredRateInterval(
          plain.map((cluster) => ({ ...cluster, weight: 0.25 })),
          level,
          kind,
        );
        expect(two.effectiveSize).toBeCloseTo(one.effectiveSize ?? Number.NaN, 8);
        const total = list.reduce((sum, [n]) => sum + n, 0);
        expect(one.effectiveSize).toBeLessThanOrEqual(total + 1e-9);
      }),
      holds,
    );
  });
});

describe("copies of epochs", () => {
  it("leave a rate as it is, and widen it where there was one answer a unit", () => {
    fc.assert(
      fc.property(anyClusters, fc.integer({ min: 2, max: 7 }), (list, copies) => {
        const [one, two] = [1, copies].map((times) =>
          limitsOf(
            clusteredRateInterval(
              list.map(([n, x]) => rate(n, x, times)),
              level,
              "epochs",
            ),
          ),
        );
        expect(two?.lower).toBeCloseTo(one?.lower ?? Number.NaN, 10);
        expect(two?.upper).toBeCloseTo(one?.upper ?? Number.NaN, 10);
        const single = (times: number) =>
          limitsOf(
            clusteredRateInterval(
              list.map(([, x]) => rate(1, x > 2 ? 1 : 0, times)),
              level,
              "epochs",
            ),
          );
        expect(single(copies).lower).toBeLessThanOrEqual(single(1).lower + slack);
        expect(single(copies).upper).toBeGreaterThanOrEqual(single(1).upper - slack);
      }),
      holds,
    );
  });

  it("leave a paired difference as it is, and its answers in agreement", () => {
    fc.assert(
      fc.property(anyPairs, fc.integer({ min: 2, max: 5 }), (list, copies) => {
        const [one, two] = [1, copies].map((times) => pairsOf(times, list));
        if (!one || !two) throw new Error("no pairs");
        expect(answersAgree(two)).toBe(answersAgree(one));
        const [a, b] = [one, two].map((pairs) =>
          limitsOf(pairedMoverInterval(pairs, level, "epochs")),
        );
        if (!a || !b) throw new Error("no interval");
        // One answer a unit is judged with z; with copies, with t: wider.
        expect(b.lower).toBeLessThanOrEqual(a.lower + 1e-9);
        expect(b.upper).toBeGreaterThanOrEqual(a.upper - 1e-9);
        if (list.every(([n]) => n > 1)) expect(b.lower).toBeCloseTo(a.lower, 9);
      }),
      holds,
    );
  });
});

const runs = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 40 })).map(([sum]) => ({ count: 40, sum })),
  { minLength: 2, maxLength: 8 },
);

describe("intervals over runs", () => {
  it("hold their estimate inside what is possible, and mirror when arms are swapped", () => {
    fc.assert(
      fc.property(runs, runs, (a, b) => {
        contains(replicateRateInterval(a, level), 0, 1);
        const one = replicateRateDifferenceInterval(a, b, level);
        contains(one, -1 - slack, 1 + slack);
        mirrored(limitsOf(one), limitsOf(replicateRateDifferenceInterval(b, a, level)));
      }),
      holds,
    );
  });

  it("of one run against several are wider than those that take the one run for known", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), runs, (sum, several) => {
        const one = { count: 40, sum };
        const found = oneRunRateInterval(one, several, level);
        contains(found, -1 - slack, 1 + slack);
        const known = limitsOf(replicateRateInterval(several, level));
        expect(width(limitsOf(found))).toBeGreaterThanOrEqual(width(known) - slack);
        const rates = several.map((run) => run.sum / run.count);
        const { interval, se } = oneRunInterval(sum / 40, rates, level);
        expect(interval === null).toBe(se === 0);
      }),
      holds,
    );
  });
});

describe("clusters of one sample", () => {
  it("mirror across two sides whatever they are taken for", () => {
    fc.assert(
      fc.property(anyClusters, anyClusters, fc.constantFrom(...kinds), (a, b, kind) => {
        const [first, second] = [a, b].map((list) => list.map(([n, x]) => rate(n, x)));
        if (!first || !second) throw new Error("no clusters");
        const one = clusterMoverInterval(first, second, level, kind);
        contains(one, -1 - slack, 1 + slack);
        mirrored(limitsOf(one), limitsOf(clusterMoverInterval(second, first, level, kind)));
      }),
      holds,
    );
  });
});

describe("weights and estimates of averages over cells", () => {
  it("change nothing where they are those of the clusters", () => {
    fc.assert(
      fc.property(anyPairs, (list) => {
        const pairs = pairsOf(1, list);
        const weighted = pairs.map(({ first, second }) => ({
          first: { ...first, weight: 1 / list.length },
          second: { ...second, weight: 1 / list.length },
        }));
        const one = pairedMoverInterval(pairs, level, "epochs");
        const two = pairedMoverInterval(weighted, level, "epochs");
        expect(two.estimate).toBeCloseTo(one.estimate ?? Number.NaN, 10);
        expect(limitsOf(two).lower).toBeCloseTo(limitsOf(one).lower, 9);
        expect(limitsOf(two).upper).toBeCloseTo(limitsOf(one).upper, 9);
      }),
      holds,
    );
  });

  it("keep the estimate that is given inside its interval", () => {
    fc.assert(
      fc.property(anyPairs, fc.double({ min: 0, max: 1, noNaN: true }), (list, rate) => {
        const pairs = pairsOf(1, list);
        const found = pairedMoverInterval(pairs, level, "epochs", [rate, 1 - rate]);
        expect(found.estimate).toBeCloseTo(2 * rate - 1, 10);
        contains(found, -1 - slack, 1 + slack);
      }),
      holds,
    );
  });
});
