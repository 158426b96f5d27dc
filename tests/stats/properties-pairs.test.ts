import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterOf } from "../../src/stats/math/basics/clusters.ts";
import { clusterMoverInterval } from "../../src/stats/methods/differences/cluster-mover.ts";
import { pairedMoverInterval } from "../../src/stats/methods/differences/paired-mover.ts";
import { tangoInterval } from "../../src/stats/methods/differences/tango.ts";
import { clusteredRateInterval } from "../../src/stats/methods/estimates/clustered-rate.ts";
import { wilsonInterval } from "../../src/stats/methods/estimates/wilson.ts";
import { moverRatioInterval } from "./oracles/mover-ratio.ts";
import { newcombePairedInterval } from "./oracles/newcombe-paired.ts";
import { scoreRatioInterval } from "./oracles/score-ratio.ts";
import {
  clusters,
  contains,
  holds,
  level,
  limitsOf,
  mirrored,
  pairedCounts,
  pairs,
  slack,
  twoCounts,
  width,
} from "./property-fixtures.ts";

describe("the interval of a difference over pairs", () => {
  it("stays inside [-1, 1], holds the estimate, and mirrors when the sides are swapped", () => {
    fc.assert(
      fc.property(pairedCounts, ({ both, onlyFirst, onlySecond, neither }) => {
        const swapped = { both, onlyFirst: onlySecond, onlySecond: onlyFirst, neither };
        const total = both + onlyFirst + onlySecond + neither;
        const tango = tangoInterval({ onlyFirst, onlySecond, total }, level);
        contains(tango, -1, 1);
        mirrored(limitsOf(tango), limitsOf(tangoInterval({ ...swapped, total }, level)));
        const plain = { both, onlyFirst, onlySecond, neither };
        const newcombe = newcombePairedInterval(plain, level);
        contains(newcombe, -1 - slack, 1 + slack);
        mirrored(limitsOf(newcombe), limitsOf(newcombePairedInterval(swapped, level)));
      }),
      holds,
    );
  });

  it("is never of zero width by Tango's score, whatever the discordant pairs", () => {
    fc.assert(
      fc.property(pairedCounts, ({ both, onlyFirst, onlySecond, neither }) => {
        const total = both + onlyFirst + onlySecond + neither;
        const found = limitsOf(tangoInterval({ onlyFirst, onlySecond, total }, level));
        expect(width(found)).toBeGreaterThan(1e-3);
      }),
      holds,
    );
  });

  it("mirrors for MOVER on clusters with missing samples", () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const one = pairedMoverInterval(list, level, "epochs");
        contains(one, -1 - slack, 1 + slack);
        const swapped = list.map(({ first, second }) => ({ first: second, second: first }));
        mirrored(limitsOf(one), limitsOf(pairedMoverInterval(swapped, level, "epochs")));
      }),
      holds,
    );
  });
});

describe("intervals over clusters", () => {
  it("stay inside [0, 1], hold the mean of cluster means and ignore the order of clusters", () => {
    fc.assert(
      fc.property(clusters, (list) => {
        const found = clusteredRateInterval(list, level, "epochs");
        contains(found, 0, 1);
        const turned = limitsOf(clusteredRateInterval([...list].reverse(), level, "epochs"));
        expect(turned.lower).toBeCloseTo(limitsOf(found).lower, 11);
      }),
      holds,
    );
  });

  it("mirror when the two sides are swapped", () => {
    fc.assert(
      fc.property(clusters, clusters, (a, b) => {
        const one = clusterMoverInterval(a, b, level, "clusters");
        contains(one, -1 - slack, 1 + slack);
        mirrored(limitsOf(one), limitsOf(clusterMoverInterval(b, a, level, "clusters")));
      }),
      holds,
    );
  });

  it("are those of single samples where every cluster holds one", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 2, maxLength: 40 }), (values) => {
        const x = values.reduce<number>((total, value) => total + value, 0);
        const one = limitsOf(
          clusteredRateInterval(
            values.map((v) => clusterOf([v])),
            level,
            "clusters",
          ),
        );
        const other = limitsOf(wilsonInterval(x, values.length, level));
        expect(one.lower).toBeCloseTo(other.lower, 12);
        expect(one.upper).toBeCloseTo(other.upper, 12);
      }),
      holds,
    );
  });
});

describe("the interval of a ratio", () => {
  it("holds the ratio, and inverts when numerator and denominator are swapped", () => {
    const positive = twoCounts.filter(({ x1, x2 }) => x1 > 0 && x2 > 0);
    fc.assert(
      fc.property(positive, ({ x1, n1, x2, n2 }) => {
        for (const interval of [moverRatioInterval, scoreRatioInterval]) {
          const one = interval({ x1, n1, x2, n2 }, level);
          const other = limitsOf(interval({ x1: x2, n1: n2, x2: x1, n2: n1 }, level));
          const { lower, upper } = limitsOf(one);
          expect(lower).toBeLessThanOrEqual((one.estimate ?? Number.NaN) * (1 + slack));
          expect(upper).toBeGreaterThanOrEqual((one.estimate ?? Number.NaN) * (1 - slack));
          expect(lower * other.upper).toBeCloseTo(1, 9);
          expect(upper * other.lower).toBeCloseTo(1, 9);
        }
      }),
      holds,
    );
  });
});
