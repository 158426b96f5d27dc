import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cluster, clusterOf } from "../../src/stats/math/clusters.ts";
import type { Interval, IntervalOutcome } from "../../src/stats/math/outcome.ts";
import { agrestiCaffoInterval } from "../../src/stats/methods/agresti-caffo.ts";
import { bayesUniformInterval } from "../../src/stats/methods/bayes-uniform.ts";
import { clopperPearsonInterval } from "../../src/stats/methods/clopper-pearson.ts";
import { clusterMoverInterval } from "../../src/stats/methods/cluster-mover.ts";
import { effectiveWilsonInterval } from "../../src/stats/methods/effective-wilson.ts";
import { fisherTest } from "../../src/stats/methods/fisher.ts";
import { jeffreysInterval } from "../../src/stats/methods/jeffreys.ts";
import {
  miettinenNurminenInterval,
  miettinenNurminenTest,
} from "../../src/stats/methods/miettinen-nurminen.ts";
import { moverRatioInterval } from "../../src/stats/methods/mover-ratio.ts";
import { newcombeInterval } from "../../src/stats/methods/newcombe.ts";
import { newcombePairedInterval } from "../../src/stats/methods/newcombe-paired.ts";
import { pairedMoverInterval } from "../../src/stats/methods/paired-mover.ts";
import { scoreRatioInterval } from "../../src/stats/methods/score-ratio.ts";
import { tangoInterval, tangoTest } from "../../src/stats/methods/tango.ts";
import { welchInterval } from "../../src/stats/methods/welch.ts";
import { wilsonInterval } from "../../src/stats/methods/wilson.ts";

const level = 0.95;
const slack = 1e-12;
const holds = { seed: 20260101, numRuns: 200 };

function limitsOf(outcome: IntervalOutcome): Interval {
  if (outcome.interval === null) throw new Error(`no interval: ${outcome.reason}`);
  return outcome.interval;
}

function contains(outcome: IntervalOutcome, least: number, greatest: number): void {
  const { lower, upper } = limitsOf(outcome);
  const estimate = outcome.estimate ?? Number.NaN;
  expect(lower).toBeGreaterThanOrEqual(least);
  expect(lower).toBeLessThanOrEqual(estimate + slack);
  expect(upper).toBeGreaterThanOrEqual(estimate - slack);
  expect(upper).toBeLessThanOrEqual(greatest);
}

function mirrored(one: Interval, other: Interval): void {
  expect(one.lower).toBeCloseTo(-other.upper, 11);
  expect(one.upper).toBeCloseTo(-other.lower, 11);
}

const width = ({ lower, upper }: Interval) => upper - lower;

const counts = fc
  .integer({ min: 1, max: 300 })
  .chain((n) => fc.record({ n: fc.constant(n), x: fc.integer({ min: 0, max: n }) }));

const twoCounts = fc
  .tuple(counts, counts)
  .map(([a, b]) => ({ x1: a.x, n1: a.n, x2: b.x, n2: b.n }));

const cell = fc.integer({ min: 0, max: 60 });
const pairedCounts = fc
  .record({ both: cell, onlyFirst: cell, onlySecond: cell, neither: cell })
  .filter((c) => c.both + c.onlyFirst + c.onlySecond + c.neither > 0);

const cluster: fc.Arbitrary<Cluster> = fc
  .array(fc.constantFrom(0, 1, null), { minLength: 1, maxLength: 6 })
  .map(clusterOf);
const clusters = fc
  .array(cluster, { minLength: 2, maxLength: 12 })
  .filter((list) => list.filter(({ count }) => count > 0).length > 1);
const pairs = fc
  .array(fc.record({ first: cluster, second: cluster }), { minLength: 2, maxLength: 12 })
  .filter((list) => list.filter((p) => p.first.count * p.second.count > 0).length > 1);

const rates = {
  Wilson: wilsonInterval,
  "Clopper-Pearson": clopperPearsonInterval,
  Jeffreys: jeffreysInterval,
  "uniform Bayes": bayesUniformInterval,
};

describe.each(Object.entries(rates))("the %s interval of a rate", (name, interval) => {
  it("stays inside [0, 1] and, but for the Bayes interval at the ends, holds the estimate", () => {
    fc.assert(
      fc.property(counts, ({ x, n }) => {
        if (name === "uniform Bayes" && (x === 0 || x === n)) {
          const { lower, upper } = limitsOf(interval(x, n, level));
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(upper).toBeLessThanOrEqual(1);
        } else contains(interval(x, n, level), 0, 1);
      }),
      holds,
    );
  });

  it("mirrors when successes and failures are swapped", () => {
    fc.assert(
      fc.property(counts, ({ x, n }) => {
        const one = limitsOf(interval(x, n, level));
        const other = limitsOf(interval(n - x, n, level));
        expect(one.lower).toBeCloseTo(1 - other.upper, 11);
        expect(one.upper).toBeCloseTo(1 - other.lower, 11);
      }),
      holds,
    );
  });

  it("is narrower for ten times the samples and wider at a higher level", () => {
    fc.assert(
      fc.property(counts, ({ x, n }) => {
        const here = limitsOf(interval(x, n, level));
        expect(width(limitsOf(interval(10 * x, 10 * n, level)))).toBeLessThan(width(here));
        expect(width(limitsOf(interval(x, n, 0.99)))).toBeGreaterThan(width(here));
      }),
      holds,
    );
  });

  it("has no answer, but a reason, without samples", () => {
    expect(interval(0, 0, level)).toEqual({
      estimate: null,
      interval: null,
      reason: "no scored samples",
    });
  });
});

const unpaired = {
  Newcombe: newcombeInterval,
  "Miettinen-Nurminen": miettinenNurminenInterval,
};

describe.each(Object.entries(unpaired))("the %s interval of a difference", (_, interval) => {
  it("stays inside [-1, 1] and holds the estimate", () => {
    fc.assert(
      fc.property(twoCounts, (c) => contains(interval(c, level), -1 - slack, 1 + slack)),
      holds,
    );
  });

  it("mirrors when the arms are swapped, and when successes and failures are", () => {
    fc.assert(
      fc.property(twoCounts, ({ x1, n1, x2, n2 }) => {
        const one = limitsOf(interval({ x1, n1, x2, n2 }, level));
        mirrored(one, limitsOf(interval({ x1: x2, n1: n2, x2: x1, n2: n1 }, level)));
        mirrored(one, limitsOf(interval({ x1: n1 - x1, n1, x2: n2 - x2, n2 }, level)));
      }),
      holds,
    );
  });

  it("is narrower for ten times the samples", () => {
    fc.assert(
      fc.property(twoCounts, (c) => {
        const more = { x1: 10 * c.x1, n1: 10 * c.n1, x2: 10 * c.x2, n2: 10 * c.n2 };
        expect(width(limitsOf(interval(more, level)))).toBeLessThan(
          width(limitsOf(interval(c, level))),
        );
      }),
      holds,
    );
  });
});

describe("the Miettinen-Nurminen and Tango scores", () => {
  it("reject a margin at 5 % exactly where the 95 % interval leaves it out", () => {
    const margin = fc.double({ min: -0.99, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(twoCounts, margin, (c, at) => {
        const { lower, upper } = limitsOf(miettinenNurminenInterval(c, level));
        fc.pre(Math.min(Math.abs(at - lower), Math.abs(at - upper)) > 1e-9);
        const rejected = (miettinenNurminenTest(c, at).p ?? 1) < 0.05;
        expect(rejected).toBe(at < lower || at > upper);
      }),
      holds,
    );
    fc.assert(
      fc.property(pairedCounts, margin, ({ both, onlyFirst, onlySecond, neither }, at) => {
        const total = both + onlyFirst + onlySecond + neither;
        const c = { onlyFirst, onlySecond, total };
        const { lower, upper } = limitsOf(tangoInterval(c, level));
        fc.pre(Math.min(Math.abs(at - lower), Math.abs(at - upper)) > 1e-9);
        expect((tangoTest(c, at).p ?? 1) < 0.05).toBe(at < lower || at > upper);
      }),
      holds,
    );
  });

  it("give certainty, not NaN, for a margin at the end of the scale", () => {
    expect(miettinenNurminenTest({ x1: 0, n1: 5, x2: 0, n2: 5 }, 1).pLess).toBe(0);
    expect(tangoTest({ onlyFirst: 0, onlySecond: 0, total: 5 }, -1).pGreater).toBe(0);
    expect(tangoTest({ onlyFirst: 5, onlySecond: 0, total: 5 }, 1).p).toBe(1);
  });
});

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
        const one = pairedMoverInterval(list, level);
        contains(one, -1 - slack, 1 + slack);
        const swapped = list.map(({ first, second }) => ({ first: second, second: first }));
        mirrored(limitsOf(one), limitsOf(pairedMoverInterval(swapped, level)));
      }),
      holds,
    );
  });
});

describe("intervals over clusters", () => {
  it("stay inside [0, 1], hold the mean of cluster means and ignore the order of clusters", () => {
    fc.assert(
      fc.property(clusters, (list) => {
        const found = effectiveWilsonInterval(list, level);
        contains(found, 0, 1);
        const turned = limitsOf(effectiveWilsonInterval([...list].reverse(), level));
        expect(turned.lower).toBeCloseTo(limitsOf(found).lower, 11);
      }),
      holds,
    );
  });

  it("mirror when the two sides are swapped", () => {
    fc.assert(
      fc.property(clusters, clusters, (a, b) => {
        const one = clusterMoverInterval(a, b, level);
        contains(one, -1 - slack, 1 + slack);
        mirrored(limitsOf(one), limitsOf(clusterMoverInterval(b, a, level)));
      }),
      holds,
    );
  });

  it("are those of single samples where every cluster holds one", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 2, maxLength: 40 }), (values) => {
        const x = values.reduce<number>((total, value) => total + value, 0);
        const one = limitsOf(
          effectiveWilsonInterval(
            values.map((v) => clusterOf([v])),
            level,
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

describe("tests", () => {
  it("give p between 0 and 1, the same for swapped arms", () => {
    fc.assert(
      fc.property(twoCounts, ({ x1, n1, x2, n2 }) => {
        const p = fisherTest({ x1, n1, x2, n2 }).p ?? Number.NaN;
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(fisherTest({ x1: x2, n1: n2, x2: x1, n2: n1 }).p).toBeCloseTo(p, 9);
      }),
      holds,
    );
  });
});

describe("graded and simple intervals", () => {
  it("hold the estimate and mirror when the arms are swapped", () => {
    const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(values, values, (x, y) => {
        const one = welchInterval(x, y, level);
        fc.pre(one.interval !== null);
        contains(one, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
        const scale = Math.max(1, width(limitsOf(one)));
        const other = limitsOf(welchInterval(y, x, level));
        expect(Math.abs(limitsOf(one).lower + other.upper) / scale).toBeLessThan(1e-10);
      }),
      holds,
    );
  });

  it("stay inside [-1, 1] for Agresti-Caffo", () => {
    fc.assert(
      fc.property(twoCounts, (c) => {
        const { lower, upper } = limitsOf(agrestiCaffoInterval(c, level));
        expect(lower).toBeGreaterThanOrEqual(-1);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThan(upper);
      }),
      holds,
    );
  });
});
