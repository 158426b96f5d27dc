import { describe, expect, it } from "vitest";
import { smallEvidence, sumsOf, treatedMinusBase, unitsOf } from "./evidence-fixtures.ts";

const on = (arm: string) => ({ arm, context: "on" });
const question = { experiment: "small", metric: "m" };
const scores = (ones: number, zeros: number, lost: number) => [
  ...Array.from({ length: ones }, () => 1),
  ...Array.from({ length: zeros }, () => 0),
  ...Array.from({ length: lost }, () => null),
];

/** golden missing_bounds.json, case 40/45+5 against 30/50+0: different units on the two sides. */
const evidence = smallEvidence({}, [
  sumsOf(on("treated"), unitsOf(scores(40, 5, 5), "t")),
  sumsOf(on("base"), unitsOf(scores(30, 20, 0), "b")),
]);

describe("samples without a score", () => {
  it("are never scored, and are counted by cause", () => {
    const found = evidence.estimate({ ...question, of: { arm: ["treated"] } });
    expect(found.value).toBeCloseTo(40 / 45, 12);
    expect([found.n, found.missing]).toEqual([45, { error: 5 }]);
  });

  it("bound a rate by the two ways they could all have gone", () => {
    const { worstCase } = evidence.estimate({ ...question, of: { arm: ["treated"] } });
    expect([worstCase?.lower, worstCase?.upper]).toEqual([0.8, 0.9]);
    expect(worstCase?.outer.lower).toBeCloseTo(0.669628940677746, 9);
    expect(worstCase?.outer.upper).toBeCloseTo(0.95652423506811, 9);
  });

  it("bound a difference in the same way", () => {
    const { worstCase } = evidence.contrast(treatedMinusBase);
    expect(worstCase?.lower).toBeCloseTo(0.2, 12);
    expect(worstCase?.upper).toBeCloseTo(0.3, 12);
    expect(worstCase?.outer.lower).toBeCloseTo(0.0201339008692082, 9);
    expect(worstCase?.outer.upper).toBeCloseTo(0.449299214406539, 9);
  });

  it("leave no bounds where none is missing or a score has no ends", () => {
    expect(evidence.estimate({ ...question, of: { arm: ["base"] } }).worstCase).toBeNull();
    const graded = smallEvidence({ kind: "score" }, [sumsOf(on("base"), unitsOf([1, 2, null]))]);
    expect(graded.estimate({ ...question, of: {} }).worstCase).toBeNull();
  });

  it("earn a warning above 5 % of a condition, and where the two sides differ by 3 points", () => {
    expect(evidence.estimate({ ...question, of: { arm: ["treated"] } }).warnings).toEqual([
      "10.0% of the samples have no score (treated, on)",
    ]);
    expect(evidence.contrast(treatedMinusBase).warnings).toContain(
      "missing scores differ between the two sides: 10.0% against 0.0%",
    );
  });

  it("earn a warning where they could have turned the sign", () => {
    const fragile = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf(scores(40, 5, 15), "t")),
      sumsOf(on("base"), unitsOf(scores(40, 20, 0), "b")),
    ]);
    expect(fragile.contrast(treatedMinusBase).warnings).toContain(
      "the missing scores could reverse the direction of the difference",
    );
    expect(evidence.contrast(treatedMinusBase).warnings).not.toContain(
      "the missing scores could reverse the direction of the difference",
    );
  });

  it("drop a pair only where a side has no score at all", () => {
    const whole = Array.from({ length: 10 }, (_, i) => `c${i}`);
    const pairs = smallEvidence({}, [
      sumsOf(on("treated"), [
        { unit: "a", scores: [1, null] },
        { unit: "b", scores: [null, null] },
        ...whole.map((unit) => ({ unit, scores: [1, 1] })),
      ]),
      sumsOf(
        on("base"),
        ["a", "b", ...whole].map((unit) => ({ unit, scores: [0, 0] })),
      ),
    ]);
    expect(pairs.contrast(treatedMinusBase).pairs).toEqual({ used: 11, planned: 12 });
  });

  it("of a pair can put the value beyond both extremes, and the bounds hold it", () => {
    // Ten pairs; the only one that differs lacks a score. Without it: no difference at all.
    const rest = Array.from({ length: 9 }, () => 0);
    const pairs = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf([null, ...rest])),
      sumsOf(on("base"), unitsOf([1, ...rest])),
    ]);
    const { value, worstCase } = pairs.contrast(treatedMinusBase);
    expect(value).toBe(0);
    expect(worstCase?.lower).toBeCloseTo(-0.1, 12);
    expect(worstCase?.upper).toBe(0);
    const twice = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf([null, ...rest, 1])),
      sumsOf(on("base"), unitsOf([1, ...rest, 0])),
    ]).contrast(treatedMinusBase);
    // 1 of 10 without the pair; 0 or 1 of 11 with it: the first lies above both.
    expect(twice.value).toBeCloseTo(1 / 10, 12);
    expect(twice.worstCase?.lower).toBeCloseTo(0, 12);
    expect(twice.worstCase?.upper).toBeCloseTo(1 / 10, 12);
  });

  it("cannot make the outer interval shorter than the plain one", () => {
    const cluster = (ones: (number | null)[]) =>
      ones.map((score, i) => ({ unit: `u${i}`, cluster: `c${i % 6}`, scores: [score] }));
    const clustered = smallEvidence({ cluster: "topic" }, [
      sumsOf(on("base"), cluster([...scores(0, 59, 0), null])),
    ]);
    const { interval, worstCase } = clustered.estimate({ ...question, of: {} });
    expect(worstCase?.outer.upper).toBeGreaterThanOrEqual(interval?.upper ?? 1);
  });

  it("in every unit leave no value", () => {
    const none = smallEvidence({}, [sumsOf(on("base"), unitsOf([null, null, null]))]);
    expect(none.estimate({ ...question, of: {} })).toMatchObject({
      value: null,
      interval: null,
      total: null,
      reason: "no sample has a score",
      missing: { error: 3 },
    });
  });
});
