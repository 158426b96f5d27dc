import { describe, expect, it } from "vitest";
import { smallEvidence, sumsOf, treatedMinusBase, unitsOf } from "./evidence-fixtures.ts";

const on = (arm: string) => ({ arm, context: "on" });
const off = (arm: string) => ({ arm, context: "off" });
const small = { experiment: "small", metric: "m" };
const repeat = (ones: number, of: number) =>
  Array.from({ length: of }, (_, i) => (i < ones ? 1 : 0));

describe("an estimate", () => {
  it("of one sample per unit is Wilson's", () => {
    const evidence = smallEvidence({}, [sumsOf(on("base"), unitsOf(repeat(8, 10)))]);
    const found = evidence.estimate({ ...small, of: {} });
    // Wilson 1927 for 8 of 10: (0.4902, 0.9433).
    expect(found.value).toBe(0.8);
    expect(found.interval?.lower).toBeCloseTo(0.4902, 4);
    expect(found.interval?.upper).toBeCloseTo(0.9433, 4);
    expect(found.method).toBe("Wilson interval, 10 prompts with one sample each");
    expect(found.generalisesTo).toBe(
      "these models as they are, on further prompts of the same kind",
    );
    expect([found.total, found.n, found.pooled]).toEqual([8, 10, null]);
  });

  it("of a single unit has a value but no interval, and says why", () => {
    const evidence = smallEvidence({}, [sumsOf(on("base"), [{ unit: "u", scores: [1, 0, 1, 1] }])]);
    const found = evidence.estimate({ ...small, of: {} });
    expect(found.value).toBe(0.75);
    expect(found.interval).toBeNull();
    expect(found.reason).toBe("a single prompt, so the spread between prompts is unknown");
  });

  it("weighs conditions alike, whatever their number of epochs", () => {
    const evidence = smallEvidence({}, [
      sumsOf(on("base"), [
        { unit: "a", scores: [1, 1, 1, 1] },
        { unit: "b", scores: [1, 1, 1, 1] },
      ]),
      sumsOf(off("base"), [
        { unit: "a", scores: [0] },
        { unit: "b", scores: [0] },
      ]),
    ]);
    const found = evidence.estimate({ ...small, of: { arm: ["base"] } });
    expect(found.value).toBe(0.5);
    expect(found.averagedOver).toEqual(["context"]);
  });

  it("of scores is a t interval on unit means", () => {
    const scores = [1, 2, 3, 4, 5];
    const evidence = smallEvidence({ kind: "score" }, [sumsOf(on("base"), unitsOf(scores))]);
    const found = evidence.estimate({ ...small, of: {} });
    // 3 ± t(4, .975) · sqrt(2.5 / 5) = 3 ± 2.77645 · 0.70711.
    expect(found.value).toBe(3);
    expect(found.interval?.lower).toBeCloseTo(3 - 1.96325, 4);
    expect(found.method).toBe("mean over 5 prompts, interval by t with 4 degrees of freedom");
  });

  it("of equal scores has no interval unless they are fractions", () => {
    const whole = smallEvidence({ kind: "score" }, [sumsOf(on("base"), unitsOf([4, 4, 4]))]);
    expect(whole.estimate({ ...small, of: {} })).toMatchObject({
      value: 4,
      interval: null,
      reason: "all prompts have the same value: no interval",
    });
    const parts = smallEvidence({ kind: "score" }, [sumsOf(on("base"), unitsOf([0.5, 0.5, 0.5]))]);
    const { interval } = parts.estimate({ ...small, of: {} });
    expect(interval?.lower).toBeGreaterThan(0);
    expect(interval?.upper).toBeLessThan(1);
  });

  it("warns below ten units and of unequal epochs", () => {
    const evidence = smallEvidence({}, [
      sumsOf(on("base"), [
        { unit: "a", scores: [1, 1] },
        { unit: "b", scores: [0] },
      ]),
    ]);
    expect(evidence.estimate({ ...small, of: {} }).warnings).toEqual([
      "only 2 prompts: an interval from so few is rough",
      "some prompts have more samples than others; each prompt still counts the same",
    ]);
  });
});

describe("a contrast", () => {
  it("of the same units, one sample each, is Tango's, tested by McNemar's mid-p", () => {
    const evidence = smallEvidence({}, [
      sumsOf(
        on("treated"),
        unitsOf([...repeat(1, 1), ...repeat(1, 1), ...repeat(0, 7), ...repeat(12, 12)]),
      ),
      sumsOf(
        on("base"),
        unitsOf([...repeat(1, 1), ...repeat(0, 1), ...repeat(7, 7), ...repeat(0, 12)]),
      ),
    ]);
    const found = evidence.contrast(treatedMinusBase);
    // 1 both, 13 only treated, 7 only base, 0 neither: mid-p = 2·P(X <= 7) - P(X = 7), X ~ Bin(20, ½).
    expect(found.value).toBeCloseTo(6 / 21, 12);
    expect(found.interval?.method).toBe("Tango score");
    expect(found.p?.method).toBe("McNemar mid-p test");
    expect(found.p?.value).toBeCloseTo(0.18925, 4);
    expect(found.paired).toBe(true);
    expect(found.pairs).toEqual({ used: 21, planned: 21 });
    const margin = evidence.contrast({ ...treatedMinusBase, null: 0.1 });
    expect(margin.p).toMatchObject({ method: "Tango score test", null: 0.1 });
  });

  it("of units that the sides do not share compares two groups", () => {
    const evidence = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf(repeat(56, 70), "t")),
      sumsOf(on("base"), unitsOf(repeat(48, 80), "b")),
    ]);
    const found = evidence.contrast(treatedMinusBase);
    // Newcombe 1998, Stat Med 17:873: 56/70 - 48/80 gives .0524 to .3339.
    expect(found.interval?.lower).toBeCloseTo(0.0524, 4);
    expect(found.interval?.upper).toBeCloseTo(0.3339, 4);
    expect(found.paired).toBe(false);
    expect(found.pairs).toBeNull();
    expect(found.units).toBe(70);
    expect(found.p?.method).toBe("Miettinen-Nurminen score test");
  });

  it("of partly shared units uses the pairs and says how many", () => {
    const evidence = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf(repeat(15, 20))),
      sumsOf(on("base"), unitsOf(repeat(5, 15))),
    ]);
    const found = evidence.contrast(treatedMinusBase);
    expect(found.pairs).toEqual({ used: 15, planned: 20 });
    expect(found.n).toEqual({ of: 15, versus: 15 });
    expect(found.warnings).toContain("15 of 20 prompts are on both sides; the others are left out");
  });

  it("of scores is a paired t, tested by sign flips where draws are few", () => {
    const evidence = smallEvidence({ kind: "score" }, [
      sumsOf(on("treated"), unitsOf([2, 4, 6, 8, 10])),
      sumsOf(on("base"), unitsOf([1, 2, 3, 4, 5])),
    ]);
    const found = evidence.contrast(treatedMinusBase);
    expect(found.value).toBe(3);
    expect(found.p?.value).toBe(2 / 32);
    expect(found.method).toBe(
      "mean of the 5 differences by prompt, interval by t with 4 degrees of freedom",
    );
  });

  it("below five draws is shown and flagged", () => {
    const evidence = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf([1, 1, 1])),
      sumsOf(on("base"), unitsOf([0, 0, 1])),
    ]);
    const found = evidence.contrast(treatedMinusBase);
    expect(found.interval).not.toBeNull();
    expect(found.warnings).toContain("fewer than 5 prompts: too few for a claim");
  });

  it("without data on a side is null with a reason", () => {
    const evidence = smallEvidence({}, [sumsOf(on("base"), unitsOf([1, 0]))]);
    expect(evidence.contrast(treatedMinusBase)).toMatchObject({
      value: null,
      interval: null,
      p: null,
      reason: "one side has no samples",
    });
  });

  it("without a combination that both sides have is null with a reason", () => {
    const evidence = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf([1, 0])),
      sumsOf(off("base"), unitsOf([1, 0])),
    ]);
    expect(evidence.contrast(treatedMinusBase).reason).toBe(
      "no combination of the other factors is present on both sides",
    );
  });

  it("turned round is its mirror image", () => {
    const evidence = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf(repeat(15, 20))),
      sumsOf(on("base"), unitsOf(repeat(5, 20))),
    ]);
    const there = evidence.contrast(treatedMinusBase);
    const back = evidence.contrast({
      ...treatedMinusBase,
      of: { arm: ["base"] },
      versus: { arm: ["treated"] },
    });
    expect(back.value).toBe(-(there.value ?? 0));
    expect(back.interval?.lower).toBeCloseTo(-(there.interval?.upper ?? 0), 12);
    expect(back.p?.value).toBe(there.p?.value);
  });
});
