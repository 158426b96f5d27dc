import { describe, expect, it } from "vitest";
import type { FindingQuestion } from "../../src/stats/index.ts";
import { judgeFindings } from "../support/judge.ts";
import type { SmallUnit } from "./evidence-fixtures.ts";
import {
  expectation,
  smallEvidence,
  smallFinding,
  splitEvidence,
  sumsOf,
  unitsOf,
} from "./evidence-fixtures.ts";
import { judge, on, ones, pairs } from "./verdict-fixtures.ts";

describe("the four findings of the mock notebook", () => {
  const evidence = splitEvidence();
  const finding = (
    id: string,
    metric: string,
    of: FindingQuestion["of"],
    versus: FindingQuestion["of"],
    text: string,
  ): FindingQuestion => ({
    id,
    experiment: "split-personality",
    metric,
    of,
    versus,
    expectation: expectation(text),
  });
  const findings = [
    finding("tells", "detection", { arm: ["spt"] }, { arm: ["clean"] }, "greater by 20pp"),
    finding(
      "wording",
      "detection",
      { arm: ["clean"], wording: ["detailed"] },
      { arm: ["clean"], wording: ["basic"] },
      "equivalent within 10pp",
    ),
    finding("masking", "detection", { arm: ["spt-masked"] }, { arm: ["spt"] }, "less"),
    finding(
      "specificity",
      "specificity",
      { arm: ["spt"] },
      { arm: ["poisoned"] },
      "not worse by 5pp",
    ),
  ];
  const judged = judgeFindings(findings, evidence, "holm");

  it("have the verdicts of the mock", () => {
    expect(judged.map((f) => f.verdict)).toEqual(["upheld", "refuted", "upheld", "undetermined"]);
  });

  it("are read at the Holm steps of the mock", () => {
    const percent = (value: number | null | undefined) => ((value ?? 0) * 100).toFixed(1);
    const steps = judged.map(({ adjusted: { interval, rank } }) => [
      rank,
      percent(interval?.lower),
      percent(interval?.upper),
    ]);
    expect(steps).toEqual([
      [2, "40.7", "71.6"],
      [1, "23.3", "39.5"],
      [3, "-36.9", "-3.5"],
      [4, "-10.1", "-2.2"],
    ]);
    expect(judged.every((f) => f.adjusted.family === 4)).toBe(true);
  });

  it("rest on exact sign flips, adjusted", () => {
    expect(judged.map((f) => f.p?.value)).toEqual([2 / 1024, 2 / 1024, 2 / 1024, 558 / 1024]);
    expect(judged.map((f) => f.adjusted.p)).toEqual([8 / 1024, 8 / 1024, 8 / 1024, 558 / 1024]);
    expect(judged.map((f) => f.p?.null)).toEqual([0.2, 0.1, 0, -0.05]);
  });

  it("say in a sentence what decided", () => {
    expect(judged[0]?.why).toBe(
      "Holds after allowing for the four findings tested together: the interval, [40.7, 71.6], lies wholly above +20.0\u202fpp.",
    );
    expect(judged[3]?.why).toBe(
      "Not decided after allowing for the four findings tested together: the interval, [\u221210.1, \u22122.2], has values on both sides of \u22125.0\u202fpp, the edge of what was expected. With this many biases, a study like this finds a true difference of 5.5\u202fpp four times in five.",
    );
  });

  it("are the same in any order", () => {
    const turned = judgeFindings(findings.toReversed(), evidence, "holm").toReversed();
    expect(turned.map((f) => [f.verdict, f.adjusted, f.why])).toEqual(
      judged.map((f) => [f.verdict, f.adjusted, f.why]),
    );
  });

  it("stand alone without a family", () => {
    const alone = judgeFindings(findings, evidence, "none");
    expect(alone.every((f) => f.adjusted.family === 1)).toBe(true);
    expect(alone[0]?.adjusted.p).toBe(2 / 1024);
    expect(alone[0]?.adjusted.interval?.level).toBe(0.95);
  });
});

describe("a claim of a direction", () => {
  it("is upheld where interval and test agree", () => {
    expect(judge(smallFinding("greater"), pairs(80, 40, 100))).toMatchObject({ verdict: "upheld" });
  });

  it("is refuted where both agree that it is the other way", () => {
    expect(judge(smallFinding("less"), pairs(80, 40, 100))).toMatchObject({ verdict: "refuted" });
  });

  it("is undetermined where the interval straddles the edge", () => {
    const found = judge(smallFinding("greater"), pairs(50, 48, 100));
    expect(found.verdict).toBe("undetermined");
    expect(found.why).toContain(
      "has values on both sides of 0\u202fpp, the edge of what was expected",
    );
    expect(found.why).toContain("four times in five");
    // That two sides are alike is no difference that a study could find.
    const alike = judge(smallFinding("equivalent within 1pp"), pairs(50, 48, 100));
    expect(alike.ruling.ground).toBe("straddles");
    expect(alike.why).toMatch(
      /reaches beyond both edges of what was expected, −1\u202fpp and \+1\u202fpp\.$/,
    );
    const oneSide = judge(smallFinding("equivalent within 4pp"), pairs(50, 48, 100));
    expect(oneSide.why).toMatch(/both sides of \+4\u202fpp, the edge of what was expected\.$/);
  });

  it("is undetermined where interval and exact test disagree", () => {
    // Five of five prompts change in most epochs: the interval excludes 0, sign flips give 2/32.
    const units = (scores: readonly number[]) =>
      Array.from({ length: 5 }, (_, i) => ({ unit: `u${i}`, scores }));
    const evidence = smallEvidence({}, [
      sumsOf(on("treated"), units([1, 1, 1, 1, 0])),
      sumsOf(on("base"), units([0, 0, 0, 1, 0])),
    ]);
    const found = judge(smallFinding("greater"), evidence);
    expect(found.adjusted.interval?.lower).toBeGreaterThan(0);
    expect(found.adjusted.p).toBe(0.0625);
    expect(found.verdict).toBe("undetermined");
    expect(found.why).toContain("but the test does not agree (p = 0.063)");
  });

  it("says so where the test alone would have upheld it", () => {
    // One seed of eight gains much and the others a little: every sign agrees, and the spread is wide.
    const seeds = (gains: readonly number[]): readonly SmallUnit[] =>
      gains.flatMap((gain, seed) =>
        ones(gain, 20).map((score, i) => ({
          unit: `q${i}`,
          replicate: `${seed}`,
          scores: [score],
        })),
      );
    const evidence = smallEvidence({ replicate: "seed", paired: true }, [
      sumsOf(on("treated"), seeds([20, 1, 1, 1, 1, 1, 1, 1])),
      sumsOf(on("base"), seeds([0, 0, 0, 0, 0, 0, 0, 0])),
    ]);
    const found = judge(smallFinding("greater"), evidence);
    expect(found.adjusted.p).toBe(2 / 256);
    expect(found.adjusted.interval?.lower).toBeLessThan(0);
    expect(found.verdict).toBe("undetermined");
    expect(found.why).toContain("; a significance test alone would call it decided (p = 0.0078)");
  });

  it("is undetermined below ten units, whichever way it points", () => {
    for (const text of ["greater", "less"]) {
      const found = judge(smallFinding(text), pairs(9, 0, 9));
      expect(found.verdict).toBe("undetermined");
      expect(found.why).toContain("it rests on 9 prompts, and a claim needs at least 10");
    }
  });

  it("is downgraded where missing scores could have put it across the edge", () => {
    const treated = [...ones(60, 70), ...Array.from({ length: 30 }, () => null)];
    const evidence = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf(treated, "t")),
      sumsOf(on("base"), unitsOf(ones(60, 100), "b")),
    ]);
    const found = judge(smallFinding("greater"), evidence);
    expect(found.contrast?.interval?.lower).toBeGreaterThan(0);
    expect(found.verdict).toBe("undetermined");
    expect(found.why).toContain("could have put it anywhere between 0\u202fpp and +30\u202fpp");
    // The interval alone would uphold it: whoever reads it beside the verdict is told why it does not.
    expect(found.beside).toBe(
      "but the samples without a score could have put it anywhere between 0\u202fpp and +30\u202fpp",
    );
    const worst = found.checks.find(({ label }) => label.startsWith("However the samples"));
    expect(worst?.text).toMatch(/^between 0\u202fpp and [+]30\u202fpp [(]with intervals, \[/);
    expect([worst?.value, worst?.holds, worst?.open]).toEqual([null, false, true]);
  });

  it("is undetermined without data, with the reason", () => {
    const evidence = smallEvidence({}, [sumsOf(on("base"), unitsOf([1, 0]))]);
    const found = judge(smallFinding("greater"), evidence);
    expect(found).toMatchObject({
      verdict: "undetermined",
      why: "There is no estimate: one side has no samples.",
      p: null,
    });
    expect(found.adjusted).toEqual({
      p: null,
      interval: null,
      family: 0,
      rank: 0,
      chosen: "Holm",
    });
  });
});

describe("a claim about trainings", () => {
  const seeds = (rights: readonly number[]): readonly SmallUnit[] =>
    rights.flatMap((right, seed) =>
      ones(right, 20).map((score, i) => ({ unit: `q${i}`, replicate: `${seed}`, scores: [score] })),
    );
  const evidenceOf = (treated: readonly number[], base: readonly number[]) =>
    smallEvidence({ replicate: "seed" }, [
      sumsOf(on("treated"), seeds(treated)),
      sumsOf(on("base"), seeds(base)),
    ]);

  it("is upheld by four seeds per arm", () => {
    const found = judge(smallFinding("greater"), evidenceOf([16, 15, 17, 16], [6, 5, 7, 6]));
    expect(found.verdict).toBe("upheld");
    expect(found.p?.method).toBe(
      "permutation test over 4 against 4 seeds (dealt anew to the two sides)",
    );
  });

  it.each([
    [3, [16, 15, 17], [6, 5, 7]],
    [2, [16, 15], [6, 5]],
    [1, [16], [6]],
  ])(
    "is none with %d: the verdict is about these checkpoints, and trainings stay open",
    (n, a, b) => {
      const found = judge(smallFinding("greater"), evidenceOf(a, b));
      expect([found.verdict, found.scope.words]).toEqual(["upheld", "these checkpoints"]);
      expect(found.contrast?.drawn).toBe("unit");
      const asked = judge(smallFinding("greater", { about: "trainings" }), evidenceOf(a, b));
      expect(asked.verdict).toBe("undetermined");
      expect(asked.why).toContain("a claim about trainings needs at least 4");
      expect(asked.contrast?.replicates).toBe(n);
    },
  );
});

describe("a claim of equivalence", () => {
  it("needs a 90 % interval inside the margin, and the larger of two one-sided p", () => {
    const found = judge(smallFinding("equivalent within 5pp"), pairs(500, 495, 1000));
    expect(found.verdict).toBe("upheld");
    expect(found.adjusted.interval?.level).toBeCloseTo(0.9, 12);
    expect(found.p?.method).toBe("two one-sided tests: Tango score test");
    expect(found.p?.null).toBe(0.05);
  });

  it("is not shown by a difference that is merely not significant", () => {
    const found = judge(smallFinding("equivalent within 5pp"), pairs(10, 9, 20));
    expect(found.verdict).toBe("undetermined");
  });

  it("is refuted by an interval wholly beyond the margin", () => {
    const found = judge(smallFinding("equivalent within 5pp"), pairs(600, 400, 1000));
    expect(found.verdict).toBe("refuted");
    expect(found.adjusted.interval?.level).toBeCloseTo(0.95, 12);
  });

  it("of not being worse looks at one side only, by the metric's direction", () => {
    const notWorse = smallFinding("not worse by 5pp");
    expect(judge(notWorse, pairs(700, 500, 1000)).verdict).toBe("upheld");
    const lower = smallEvidence({ better: "lower" }, [
      sumsOf(on("treated"), unitsOf(ones(700, 1000))),
      sumsOf(on("base"), unitsOf(ones(500, 1000))),
    ]);
    const worse = judge(notWorse, lower);
    expect(worse.region).toEqual({ lower: null, upper: 0.05 });
    expect(worse.verdict).toBe("refuted");
  });
});

describe("the same claim, written twice on a page", () => {
  it("has one verdict: once a finding fails at its step, none after it is read at a wider one", () => {
    const data = pairs(70, 52, 100);
    const twice = judgeFindings(
      [smallFinding("greater", { id: "one" }), smallFinding("greater", { id: "two" })],
      data,
      "holm",
    );
    expect(new Set(twice.map((finding) => finding.verdict)).size).toBe(1);
  });
});
