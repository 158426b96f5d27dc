import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IntervalOutcome } from "../../src/stats/math/basics/outcome.ts";
import { type Influence, influenceVariance } from "../../src/stats/math/kinds/influence.ts";
import type { Judged } from "../../src/stats/math/kinds/judged.ts";
import type { Ranked } from "../../src/stats/math/kinds/ranked.ts";
import { wilsonInterval } from "../../src/stats/methods/estimates/wilson.ts";
import { aurocInfluence, aurocInterval } from "../../src/stats/methods/kinds/auroc.ts";
import { kappaInfluence, kappaInterval } from "../../src/stats/methods/kinds/cohen-kappa.ts";
import { alphaInfluence, alphaInterval } from "../../src/stats/methods/kinds/krippendorff-alpha.ts";
import {
  predictionPoweredInfluence,
  predictionPoweredInterval,
} from "../../src/stats/methods/kinds/prediction-powered.ts";
import {
  roganGladenInfluence,
  roganGladenInterval,
} from "../../src/stats/methods/kinds/rogan-gladen.ts";
import {
  hitRateInfluence,
  hitRateInterval,
} from "../../src/stats/methods/kinds/sensitivity-specificity.ts";
import { tprInfluence, tprInterval } from "../../src/stats/methods/kinds/tpr-at-fpr.ts";
import { holds, level, slack } from "./property-fixtures.ts";

// ---- random columns ----

interface Row {
  readonly draw: number;
  readonly first: number;
  readonly second: number;
}

const draws = 9;
const rows = (first: fc.Arbitrary<number>, second: fc.Arbitrary<number>) =>
  fc.array(fc.record({ draw: fc.integer({ min: 0, max: draws - 1 }), first, second }), {
    minLength: 4,
    maxLength: 60,
  });

const asRanked = (list: readonly Row[]): Ranked => ({
  score: Float64Array.from(list, (row) => row.first),
  positive: Uint8Array.from(list, (row) => row.second),
  draw: Int32Array.from(list, (row) => row.draw),
  draws,
});
const asJudged = (list: readonly Row[]): Judged => ({
  judge: Float64Array.from(list, (row) => row.first),
  human: Float64Array.from(list, (row) => row.second),
  draw: Int32Array.from(list, (row) => row.draw),
  draws,
});

const scores = fc.constantFrom(-2, -1, 0, 0.5, 1, 3, 8);
const rankedRows = rows(scores, fc.constantFrom(0, 1));
const answers = fc.constantFrom(0, 1);
const judgedRows = rows(answers, fc.constantFrom(0, 1, Number.NaN));
const bothClasses = ({ positive }: Ranked) => positive.includes(0) && positive.includes(1);

/** Each row twice, of half the weight: what copied epochs look like. */
const copied = <T extends { draw: Int32Array }>(columns: T): T & { weight: Float64Array } => {
  const twice = Object.fromEntries(
    Object.entries(columns).map(([key, value]) => {
      if (value instanceof Float64Array) return [key, Float64Array.from([...value, ...value])];
      if (value instanceof Uint8Array) return [key, Uint8Array.from([...value, ...value])];
      if (value instanceof Int32Array) return [key, Int32Array.from([...value, ...value])];
      return [key, value];
    }),
  );
  const weight = new Float64Array(2 * columns.draw.length).fill(0.5);
  return { ...(twice as T), weight };
};

const shuffled = <T extends Row>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => a.first - b.first || b.second - a.second);

const rate = 0.25;
const ranking: Record<string, readonly [(r: Ranked) => Influence, (r: Ranked) => IntervalOutcome]> =
  {
    AUROC: [aurocInfluence, (r) => aurocInterval(r, level)],
    "TPR at FPR": [(r) => tprInfluence(r, rate), (r) => tprInterval(r, rate, level)],
  };
const judging: Record<string, readonly [(j: Judged) => Influence, (j: Judged) => IntervalOutcome]> =
  {
    kappa: [kappaInfluence, (j) => kappaInterval(j, level)],
    alpha: [alphaInfluence, (j) => alphaInterval(j, level)],
    sensitivity: [(j) => hitRateInfluence(j, 1), (j) => hitRateInterval(j, 1, level)],
    specificity: [(j) => hitRateInfluence(j, 0), (j) => hitRateInterval(j, 0, level)],
    "Rogan-Gladen": [roganGladenInfluence, (j) => roganGladenInterval(j, level)],
    "prediction-powered": [predictionPoweredInfluence, (j) => predictionPoweredInterval(j, level)],
  };

/** What holds of every estimate that is given as a value with an influence. */
function sound<T>(
  columns: T,
  [influenceOf, intervalOf]: readonly [(c: T) => Influence, (c: T) => IntervalOutcome],
  least: number,
): void {
  const { value, influence, groups, reason } = influenceOf(columns);
  const outcome = intervalOf(columns);
  expect(influence).toHaveLength(draws);
  expect(influence.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 8);
  expect(outcome.estimate === null).toBe(value === null);
  expect(outcome.interval === null).toBe(outcome.reason !== null);
  if (value === null) {
    expect(reason).not.toBeNull();
    return;
  }
  expect(outcome.estimate).toBeCloseTo(value, 12);
  if (outcome.interval === null) return;
  expect(groups).toBeGreaterThan(1);
  expect(outcome.interval.lower).toBeGreaterThanOrEqual(least);
  expect(outcome.interval.lower).toBeLessThanOrEqual(value + slack);
  expect(outcome.interval.upper).toBeGreaterThanOrEqual(value - slack);
  expect(outcome.interval.upper).toBeLessThanOrEqual(1 + slack);
}

function sameInfluence(one: Influence, other: Influence): void {
  expect(other.value === null).toBe(one.value === null);
  expect(other.value ?? 0).toBeCloseTo(one.value ?? 0, 10);
  one.influence.forEach((psi, u) => {
    expect(other.influence[u]).toBeCloseTo(psi, 8);
  });
}

describe.each(Object.entries(ranking))("%s", (_name, methods) => {
  it("has influence that sums to 0 and limits that hold it inside 0 to 1", () => {
    fc.assert(
      fc.property(rankedRows, (list) => sound(asRanked(list), methods, 0)),
      holds,
    );
  });

  it("is not changed by copies, by the order of rows or by a rising transform of scores", () => {
    fc.assert(
      fc.property(rankedRows, (list) => {
        const ranked = asRanked(list);
        const here = methods[0](ranked);
        sameInfluence(here, methods[0](copied(ranked)));
        sameInfluence(here, methods[0](asRanked(shuffled(list))));
        sameInfluence(here, methods[0]({ ...ranked, score: ranked.score.map(Math.exp) }));
        expect(methods[1]({ ...ranked, score: ranked.score.map(Math.exp) })).toEqual(
          methods[1](ranked),
        );
      }),
      holds,
    );
  });

  it("leaves out samples without a score", () => {
    fc.assert(
      fc.property(rankedRows, (list) => {
        const gap = { draw: 0, first: Number.NaN, second: 1 };
        sameInfluence(methods[0](asRanked(list)), methods[0](asRanked([gap, ...list, gap])));
      }),
      holds,
    );
  });
});

describe("epochs of one unit", () => {
  it("make no interval narrower when they are copies", () => {
    const own = <T extends Judged | Ranked>(columns: T): T => ({
      ...columns,
      draw: columns.draw.map((_u, i) => i),
      draws: columns.draw.length,
    });
    const wider = (one: IntervalOutcome, copies: IntervalOutcome) => {
      if (!one.interval) expect(copies.interval).toBeNull();
      if (!one.interval || !copies.interval) return;
      expect(copies.interval.lower).toBeLessThanOrEqual(one.interval.lower + 1e-9);
      expect(copies.interval.upper).toBeGreaterThanOrEqual(one.interval.upper - 1e-9);
    };
    fc.assert(
      fc.property(rankedRows, judgedRows, (list, answered) => {
        const ranked = own(asRanked(list));
        const judged = own(asJudged(answered));
        for (const [, intervalOf] of Object.values(ranking))
          wider(intervalOf(ranked), intervalOf({ ...copied(ranked), sameUnit: true }));
        for (const name of ["sensitivity", "specificity", "Rogan-Gladen", "prediction-powered"]) {
          const intervalOf = judging[name]?.[1];
          if (intervalOf)
            wider(intervalOf(judged), intervalOf({ ...copied(judged), sameUnit: true }));
        }
      }),
      holds,
    );
  });
});

describe("AUROC", () => {
  it("is one minus itself when the classes are swapped, limits too", () => {
    fc.assert(
      fc.property(rankedRows.map(asRanked).filter(bothClasses), (ranked) => {
        const swapped = { ...ranked, positive: ranked.positive.map((yes) => 1 - yes) };
        const here = aurocInfluence(ranked);
        const there = aurocInfluence(swapped);
        expect(there.value).toBeCloseTo(1 - (here.value ?? 0), 10);
        here.influence.forEach((psi, u) => {
          expect(there.influence[u]).toBeCloseTo(-psi, 8);
        });
        const { interval } = aurocInterval(ranked, level);
        const mirrored = aurocInterval(swapped, level).interval;
        expect(mirrored === null).toBe(interval === null);
        if (!interval || !mirrored) return;
        expect(mirrored.lower).toBeCloseTo(1 - interval.upper, 8);
        expect(mirrored.upper).toBeCloseTo(1 - interval.lower, 8);
      }),
      holds,
    );
  });

  it("has DeLong's variance where each sample is a draw of its own", () => {
    const side = fc.array(scores, { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(side, side, (positives, negatives) => {
        const n = positives.length + negatives.length;
        const { value, influence, groups } = aurocInfluence({
          score: Float64Array.from([...positives, ...negatives]),
          positive: Uint8Array.from({ length: n }, (_v, i) => Number(i < positives.length)),
          draw: Int32Array.from({ length: n }, (_v, i) => i),
          draws: n,
        });
        const wins = positives.map((x) => negatives.map((y) => (Math.sign(x - y) + 1) / 2));
        const average = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
        const rowMeans = wins.map(average);
        const columnMeans = negatives.map((_y, j) => average(wins.map((row) => row[j] ?? 0)));
        const area = average(rowMeans);
        const part = (list: readonly number[]) =>
          list.reduce((a, b) => a + (b - area) ** 2, 0) / (list.length - 1) / list.length;
        expect(value).toBeCloseTo(area, 12);
        expect(influenceVariance(influence, groups)).toBeCloseTo(
          part(rowMeans) + part(columnMeans),
          12,
        );
      }),
      holds,
    );
  });

  it("has DeLong's variance of a difference of two monitors on the same samples", () => {
    const both = fc.array(fc.tuple(scores, scores), { minLength: 2, maxLength: 15 });
    fc.assert(
      fc.property(both, both, (positives, negatives) => {
        const all = [...positives, ...negatives];
        const influenceOf = (monitor: 0 | 1) =>
          aurocInfluence({
            score: Float64Array.from(all, (pair) => pair[monitor]),
            positive: Uint8Array.from(all, (_pair, i) => Number(i < positives.length)),
            draw: Int32Array.from(all, (_pair, i) => i),
            draws: all.length,
          });
        const [one, other] = [influenceOf(0), influenceOf(1)];
        const difference = one.influence.map((psi, u) => psi - (other.influence[u] ?? 0));
        // Per pair, how much more often the first monitor ranks it right: DeLong's contrast in one.
        const gain = positives.map((x) =>
          negatives.map((y) => (Math.sign(x[0] - y[0]) - Math.sign(x[1] - y[1])) / 2),
        );
        const average = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
        const part = (list: readonly number[]) => {
          const centre = average(list);
          const squares = list.reduce((a, b) => a + (b - centre) ** 2, 0);
          return squares / (list.length - 1) / list.length;
        };
        const expected =
          part(gain.map(average)) +
          part(negatives.map((_y, j) => average(gain.map((row) => row[j] ?? 0))));
        expect(influenceVariance(difference, all.length)).toBeCloseTo(expected, 12);
      }),
      holds,
    );
  });

  it("keeps a width where the classes separate, and says why there is no value without one", () => {
    const separate = asRanked(
      Array.from({ length: 20 }, (_v, i) => ({ draw: i % 9, first: i, second: Number(i > 9) })),
    );
    const { interval } = aurocInterval(separate, level);
    expect(interval?.upper).toBe(1);
    expect(interval?.lower).toBeLessThan(0.95);
    const yes = asRanked([{ draw: 0, first: 1, second: 1 }]);
    expect(aurocInfluence(yes)).toMatchObject({ value: null, reason: "noNegatives" });
    const no = asRanked([{ draw: 0, first: 1, second: 0 }]);
    expect(aurocInfluence(no)).toMatchObject({ value: null, reason: "noPositives" });
  });
});

describe("TPR at FPR", () => {
  it("never flags more of the negatives than it says, nor fewer than some lower threshold may", () => {
    fc.assert(
      fc.property(rankedRows.map(asRanked).filter(bothClasses), (ranked) => {
        const { threshold, falsePositives } = tprInfluence(ranked, rate);
        if (threshold === null || falsePositives === null) return;
        const negatives = [...ranked.score].filter((_score, i) => ranked.positive[i] === 0);
        const share = (t: number) => negatives.filter((s) => s > t).length / negatives.length;
        expect(share(threshold)).toBeCloseTo(falsePositives, 12);
        expect(falsePositives).toBeLessThanOrEqual(rate);
        for (const t of ranked.score) if (t < threshold) expect(share(t)).toBeGreaterThan(rate);
      }),
      holds,
    );
  });

  it("rises with the false-positive rate", () => {
    fc.assert(
      fc.property(rankedRows.map(asRanked).filter(bothClasses), (ranked) => {
        const at = [0.25, 0.4, 0.6, 0.9].map((f) => tprInfluence(ranked, f).value ?? 0);
        expect([...at].sort((a, b) => a - b)).toEqual(at);
      }),
      holds,
    );
  });

  it("refuses fewer negatives than the rate needs and a rate that is none", () => {
    const few = asRanked(
      Array.from({ length: 20 }, (_v, i) => ({ draw: i % 9, first: i, second: i % 2 })),
    );
    expect(tprInfluence(few, 0.01)).toMatchObject({
      value: null,
      reason: "fewNegatives",
    });
    expect(tprInfluence(few, 0.1).value).not.toBeNull();
    for (const none of [0, 1, Number.NaN]) expect(tprInfluence(few, none).value).toBeNull();
  });
});

describe.each(Object.entries(judging))("%s", (name, methods) => {
  const least = name === "kappa" || name === "alpha" ? -1 : 0;

  it("has influence that sums to 0 and limits that hold it", () => {
    fc.assert(
      fc.property(judgedRows, (list) => sound(asJudged(list), methods, least)),
      holds,
    );
  });

  it("is not changed by the order of rows", () => {
    fc.assert(
      fc.property(judgedRows, (list) => {
        const sorted = [...list].sort((a, b) => a.draw - b.draw || a.first - b.first);
        sameInfluence(methods[0](asJudged(list)), methods[0](asJudged(sorted)));
      }),
      holds,
    );
  });
});

describe("a rate corrected for a judge's errors", () => {
  it("is the judge's own rate where it never errs on labelled samples", () => {
    fc.assert(
      fc.property(rows(answers, fc.constantFrom(0, 1)), (list) => {
        // `second` tells which rows are labelled.
        const judged = asJudged(
          list.map((row) => ({ ...row, second: row.second === 1 ? row.first : Number.NaN })),
        );
        const own = list.reduce((a, row) => a + row.first, 0) / list.length;
        const powered = predictionPoweredInfluence(judged);
        if (judged.human.every(Number.isNaN)) {
          expect(powered.value).toBeNull();
          expect(powered.reason).toBe("noLabels");
          return;
        }
        expect(powered.value).toBeCloseTo(own, 12);
        const { value } = roganGladenInfluence(judged);
        if (value !== null) expect(value).toBeCloseTo(own, 12);
      }),
      holds,
    );
  });

  it("is the rate of people where all samples are labelled, and as sure as that", () => {
    fc.assert(
      fc.property(rows(answers, answers), (list) => {
        const judged = asJudged(list);
        const people = predictionPoweredInfluence({ ...judged, judge: judged.human });
        sameInfluence(people, predictionPoweredInfluence(judged));
        const corrected = roganGladenInfluence(judged);
        if (corrected.value !== null)
          expect(corrected.value).toBeCloseTo(people.value ?? Number.NaN, 10);
      }),
      holds,
    );
  });

  it("is refused where the judge's answers hardly depend on the right one", () => {
    const coin = asJudged(
      Array.from({ length: 80 }, (_v, i) => ({ draw: i % 9, first: i % 2, second: (i >> 1) % 2 })),
    );
    expect(roganGladenInfluence(coin).value).toBeNull();
    expect(roganGladenInfluence(coin).reason).toBe("uninformativeJudge");
    expect(predictionPoweredInfluence(coin).value).not.toBeNull();
  });

  it("has the uncertainty of a judge that was never caught erring", () => {
    const list = Array.from({ length: 200 }, (_v, i) => ({
      draw: i % 9,
      first: Number(i % 5 === 0),
      second: i < 20 ? Number(i % 5 === 0) : Number.NaN,
    }));
    const judged = { ...asJudged(list), draw: Int32Array.from(list, (_r, i) => i), draws: 200 };
    const { interval } = predictionPoweredInterval(judged, level);
    const raw = wilsonInterval(40, 200, level).interval;
    expect((interval?.upper ?? 0) - (interval?.lower ?? 0)).toBeGreaterThan(
      1.5 * ((raw?.upper ?? 0) - (raw?.lower ?? 0)),
    );
  });

  it("is not changed by copies of samples", () => {
    fc.assert(
      fc.property(judgedRows, (list) => {
        const judged = asJudged(list);
        sameInfluence(
          predictionPoweredInfluence(judged),
          predictionPoweredInfluence(copied(judged)),
        );
      }),
      holds,
    );
  });
});

describe("agreement", () => {
  it("is 1 for equal answers and the same whichever of the two is called the judge", () => {
    fc.assert(
      fc.property(judgedRows, (list) => {
        const judged = asJudged(list);
        const turned = { ...judged, judge: judged.human, human: judged.judge };
        for (const of of [kappaInfluence, alphaInfluence]) {
          sameInfluence(of(judged), of(turned));
          const { value } = of({ ...judged, human: judged.judge });
          if (value !== null) expect(value).toBeCloseTo(1, 12);
        }
      }),
      holds,
    );
  });

  it("has no limits where an answer is rarer than five, nor a value where there is one answer", () => {
    const few = Array.from({ length: 40 }, (_v, i) => ({
      draw: i % 9,
      first: Number(i < 8),
      second: Number(i < 4),
    }));
    expect(kappaInterval(asJudged(few), level).estimate).not.toBeNull();
    expect(kappaInterval(asJudged(few), level).reason).toBe("rareAnswer");
    const same = few.map((row) => ({ ...row, first: 1, second: 1 }));
    expect(kappaInfluence(asJudged(same)).reason).toBe("oneAnswer");
    expect(alphaInfluence(asJudged(same)).reason).toBe("oneAnswer");
  });

  it("is asked for yes and no only", () => {
    const graded = [
      { draw: 0, first: 0.5, second: 1 },
      { draw: 1, first: 1, second: 0 },
    ];
    for (const of of [kappaInfluence, alphaInfluence, roganGladenInfluence])
      expect(of(asJudged(graded)).reason).toBe("notBinary");
  });
});

describe("one sample a draw", () => {
  it("gives sensitivity Wilson's own limits", () => {
    const list = Array.from({ length: 30 }, (_v, i) => ({
      draw: i,
      first: Number(i < 21),
      second: 1,
    }));
    const judged = { ...asJudged(list), draws: 30 };
    const { interval } = hitRateInterval(judged, 1, level);
    const wilson = wilsonInterval(21, 30, level).interval;
    expect(interval?.lower).toBeCloseTo(wilson?.lower ?? 0, 12);
    expect(interval?.upper).toBeCloseTo(wilson?.upper ?? 0, 12);
  });
});
