import { describe, expect, it } from "vitest";
import type { PublishedValue } from "../../src/model/index.ts";
import { smallEvidence, sumsOf, treatedMinusBase, unitsOf } from "./evidence-fixtures.ts";

const question = { experiment: "small", metric: "m" };

/** Values as in inoculation/leaky-backdoor.csv (arXiv 2606.30252): caps 0.65 of 40, french 0 of 100. */
function transcribed(arm: string, more: Partial<PublishedValue> = {}): PublishedValue {
  return {
    experiment: "small",
    metric: "m",
    condition: { arm, context: "on" },
    value: 0.65,
    lower: 0.5,
    upper: 0.8,
    interval: "95% bootstrap",
    n: 40,
    citation: "inoculation-adapters",
    place: "summary.json",
    ours: "none",
    ...more,
  };
}

describe("a transcribed number", () => {
  it("keeps the value and the interval of its source", () => {
    const evidence = smallEvidence({}, [], [transcribed("base")]);
    const found = evidence.estimate({ ...question, of: { arm: ["base"] } });
    expect(found.value).toBe(0.65);
    expect(found.interval).toEqual({
      lower: 0.5,
      upper: 0.8,
      level: 0.95,
      method: "95% bootstrap",
    });
    expect(found.published).toEqual({
      citation: "inoculation-adapters",
      place: "summary.json",
      interval: "95% bootstrap",
      ours: null,
    });
    expect(found.method).toBe("transcribed from its source: 95% bootstrap");
  });

  it("has no interval where its source has none", () => {
    const bare = transcribed("base", { lower: null, upper: null, interval: null });
    const found = smallEvidence({}, [], [bare]).estimate({ ...question, of: {} });
    expect([found.interval, found.reason]).toEqual([null, "no interval reported"]);
  });

  it("has an interval of ours beside it where that was asked for", () => {
    const found = smallEvidence({}, [], [transcribed("base", { ours: "wilson" })]).estimate({
      ...question,
      of: {},
    });
    // Wilson for 26 of 40.
    expect(found.published?.ours?.lower).toBeCloseTo(0.4951, 3);
    expect(found.published?.ours?.method).toBe("Wilson, from published values and n");
  });

  it("with an interval of no width at 0 carries a warning", () => {
    const none = transcribed("base", { value: 0, lower: 0, upper: 0, n: 100 });
    const found = smallEvidence({}, [], [none]).estimate({ ...question, of: {} });
    expect(found.warnings).toEqual([
      "the published interval is a single point (0%): it cannot say how rare the event is",
    ]);
  });

  it("is never averaged with another", () => {
    const two = [transcribed("base"), transcribed("treated")];
    const found = smallEvidence({}, [], two).estimate({ ...question, of: {} });
    expect(found).toMatchObject({
      value: null,
      interval: null,
      reason: "several transcribed numbers are selected, and they are never averaged",
    });
  });

  it("stands aside where there are samples, and that is said", () => {
    const evidence = smallEvidence(
      {},
      [sumsOf({ arm: "base", context: "on" }, unitsOf([1, 0, 1, 1]))],
      [transcribed("base")],
    );
    const found = evidence.estimate({ ...question, of: { arm: ["base"] } });
    expect([found.value, found.published]).toEqual([0.75, null]);
    expect(found.warnings).toContain("transcribed numbers in this selection are left out");
  });

  it("is listed among the conditions", () => {
    expect(smallEvidence({}, [], [transcribed("base")]).conditions("small", "m")).toEqual([
      { arm: "base", context: "on" },
    ]);
  });
});

describe("the contrast of two transcribed numbers", () => {
  const both = (more: Partial<PublishedValue> = {}) =>
    smallEvidence(
      {},
      [],
      [
        transcribed("treated", { value: 0.8, n: 70, ...more }),
        transcribed("base", { value: 0.6, n: 80 }),
      ],
    );

  it("has an interval of ours, marked so, where both have an n", () => {
    const found = both().contrast(treatedMinusBase);
    // Newcombe 1998 for 56/70 - 48/80.
    expect(found.value).toBeCloseTo(0.2, 12);
    expect(found.interval?.lower).toBeCloseTo(0.0524, 4);
    expect(found.interval?.method).toBe("Newcombe, from published values and n");
    expect([found.published, found.paired]).toEqual([true, false]);
  });

  it("is a bare difference where an n is missing", () => {
    const found = both({ n: null }).contrast(treatedMinusBase);
    expect(found.value).toBeCloseTo(0.2, 12);
    expect([found.interval, found.p]).toEqual([null, null]);
    expect(found.reason).toBe("the source gives too little to work from");
  });

  it("with a sample on the other side is refused", () => {
    const evidence = smallEvidence(
      {},
      [sumsOf({ arm: "base", context: "on" }, unitsOf([1, 0]))],
      [transcribed("treated")],
    );
    expect(evidence.contrast(treatedMinusBase)).toMatchObject({
      value: null,
      published: true,
      reason: "a transcribed number is compared only with another, as a difference",
    });
  });
});
