import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newcombeInterval } from "../../src/stats/methods/differences/newcombe.ts";
import { tangoInterval, tangoTest } from "../../src/stats/methods/differences/tango.ts";
import { welchInterval } from "../../src/stats/methods/differences/welch.ts";
import { wilsonInterval } from "../../src/stats/methods/estimates/wilson.ts";
import { fisherTest } from "../../src/stats/methods/tests/fisher.ts";
import {
  miettinenNurminenInterval,
  miettinenNurminenTest,
} from "../../src/stats/methods/tests/miettinen-nurminen.ts";
import { agrestiCaffoInterval } from "./oracles/agresti-caffo.ts";
import { bayesUniformInterval } from "./oracles/bayes-uniform.ts";
import { clopperPearsonInterval } from "./oracles/clopper-pearson.ts";
import { jeffreysInterval } from "./oracles/jeffreys.ts";
import {
  contains,
  counts,
  holds,
  level,
  limitsOf,
  mirrored,
  pairedCounts,
  slack,
  twoCounts,
  width,
} from "./property-fixtures.ts";

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
      reason: "noSamples",
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
