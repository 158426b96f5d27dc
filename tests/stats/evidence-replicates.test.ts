import { describe, expect, it } from "vitest";
import type { SmallUnit } from "./evidence-fixtures.ts";
import { smallEvidence, sumsOf, treatedMinusBase } from "./evidence-fixtures.ts";

/** Seeds with one rate each: ten questions, so many of them right. */
function seeds(rights: readonly number[]): readonly SmallUnit[] {
  return rights.flatMap((right, seed) =>
    Array.from({ length: 10 }, (_, i) => ({
      unit: `q${i}`,
      replicate: String(seed),
      scores: [i < right ? 1 : 0],
    })),
  );
}

const on = (arm: string) => ({ arm, context: "on" });
const question = { experiment: "small", metric: "m" };

function evidenceOf(treated: readonly number[], base: readonly number[], paired = false) {
  return smallEvidence({ replicate: "seed", paired }, [
    sumsOf(on("treated"), seeds(treated)),
    sumsOf(on("base"), seeds(base)),
  ]);
}

describe("several seeds", () => {
  const evidence = evidenceOf([8, 7, 9, 6], [4, 5, 3, 4]);

  // The numbers of these runs are checked against a script (golden-own/engine.py).
  it("are the draws of an estimate", () => {
    const found = evidence.estimate({ ...question, of: { arm: ["treated"] } });
    expect(found.value).toBeCloseTo(0.75, 12);
    // Wary of so few events: no shorter than t on the seed means, .75 ± 3.18245 · .06455.
    expect(found.interval?.lower).toBeLessThan(0.75 - 0.20543);
    expect(found.method).toBe(
      "Wilson interval over 4 seeds, t with 3 degrees of freedom; few seeds, so the interval is rough",
    );
    expect(found.generalisesTo).toBe("further trainings of the same kind, on these same prompts");
    expect(found.replicates).toBe(4);
    expect(found.draws.map((draw) => [draw.label, draw.n])).toEqual([
      ["seed 0", 10],
      ["seed 1", 10],
      ["seed 2", 10],
      ["seed 3", 10],
    ]);
    expect(found.draws[0]?.interval?.method).toBe("Wilson");
    expect(found.warnings).toEqual([
      "only 4 seeds: look at each; an interval from so few is rough",
    ]);
    expect(found.pooled?.method).toBe("Wilson on all samples");
  });

  it("are compared by their own limits and an exact permutation test", () => {
    const found = evidence.contrast(treatedMinusBase);
    expect(found.value).toBeCloseTo(0.35, 12);
    expect(found.interval?.method).toBe("MOVER on effective-n Wilson limits");
    // Every treated seed lies above every base seed: 2 of the 70 divisions are as extreme.
    expect(found.p?.value).toBeCloseTo(2 / 70, 12);
    expect(found.p?.method).toBe(
      "permutation test over 4 against 4 seeds (dealt anew to the two sides)",
    );
    expect([found.units, found.replicates, found.paired]).toEqual([4, 4, false]);
    expect(found.draws).toEqual([]);
  });

  it("are matched only by design", () => {
    const matched = evidenceOf([8, 7, 9, 6], [4, 5, 3, 4], true).contrast(treatedMinusBase);
    expect(matched.paired).toBe(true);
    expect(matched.p?.value).toBe(2 / 16);
    expect(matched.draws.map((draw) => Number(draw.value.toFixed(9)))).toEqual([
      0.4, 0.2, 0.6, 0.2,
    ]);
    expect(matched.generalisesTo).toBe("further trainings of the same kind, on these same prompts");
  });

  it("stay inside what a rate can be", () => {
    const { interval } = evidenceOf([10, 10, 9, 8], [4, 4, 4, 4]).estimate({
      ...question,
      of: { arm: ["treated"] },
    });
    expect(interval?.upper).toBeGreaterThan(0.97);
    expect(interval?.upper).toBeLessThan(1);
  });

  it("that all agree still leave doubt about seeds not run", () => {
    const found = evidenceOf([0, 0, 0, 0], [4, 4, 4, 4]).estimate({
      ...question,
      of: { arm: ["treated"] },
    });
    expect(found.value).toBe(0);
    expect(found.interval?.upper).toBeGreaterThan(0.5);
  });

  it("that all differ by the same amount have an interval from the two rates", () => {
    const ten = (right: number) => Array.from({ length: 10 }, () => right);
    const found = evidenceOf(ten(10), ten(0), true).contrast(treatedMinusBase);
    // Each side has no event in ten runs of ten: n_eff = 100 / (10 · (1 + 9 · .6) / 10) = 15.625, and the far limit
    // is t²/(15.625 + t²) = .2467 with t(9) = 2.2622.
    expect(found.interval?.lower).toBeCloseTo(1 - Math.SQRT2 * 0.2467, 3);
    expect(found.interval?.upper).toBe(1);
    expect(found.p?.value).toBe(2 / 1024);
    // Three seeds without spread say little, and are not said to be certain.
    const few = evidenceOf([5, 5, 5], [3, 3, 3]).contrast(treatedMinusBase).interval;
    expect(few?.lower).toBeLessThan(-0.3);
    expect(few?.upper).toBeGreaterThan(0.6);
  });
});

describe("two seeds", () => {
  it("are dots without an interval", () => {
    const evidence = evidenceOf([8, 7], [4, 5]);
    const level = evidence.estimate({ ...question, of: { arm: ["treated"] } });
    expect(level).toMatchObject({
      value: 0.75,
      interval: null,
      reason: "two seeds are too few for an interval",
    });
    expect(level.draws).toHaveLength(2);
    const found = evidence.contrast(treatedMinusBase);
    expect(found.interval).toBeNull();
    expect(found.smallestDetectable).toBeNull();
    expect(found.value).toBeCloseTo(0.3, 12);
  });
});

describe("one seed", () => {
  it("falls back to units and says that seed variance is unknown", () => {
    const evidence = evidenceOf([8], [4]);
    const found = evidence.contrast(treatedMinusBase);
    expect(found.interval?.method).toBe("Tango score");
    expect(found.generalisesTo).toBe(
      "these models as they are, on further prompts of the same kind",
    );
    expect(found.warnings).toContain(
      "a single training run, so the spread between training runs is unknown",
    );
  });

  it("against several is taken to spread as they do", () => {
    const evidence = evidenceOf([8, 7, 9, 6], [4]);
    const found = evidence.contrast(treatedMinusBase);
    expect(found.value).toBeCloseTo(0.35, 12);
    // No shorter than with t and the factor sqrt(1 + 1/4): .35 ± 3.18245 · .1291 · 1.1180.
    expect(found.interval?.lower).toBeLessThan(0.35 - 0.45935);
    expect(found.p?.value).toBeGreaterThan(0.05);
    // One run of an arm says nothing about its trainings.
    expect(found.replicates).toBe(1);
    expect(found.draws.map((draw) => draw.id)).toEqual(["0", "1", "2", "3"]);
    const ratio = evidence.contrast({ ...treatedMinusBase, scale: "ratio" });
    expect(ratio.value).toBeCloseTo(1.875, 12);
    expect(ratio.interval?.lower).toBeLessThan(1);
    expect(ratio.method).toContain("the spread of the several runs for the single one");
  });
});
