import { describe, expect, it } from "vitest";
import type { FindingQuestion } from "../../src/stats/index.ts";
import { judgeFindings } from "../support/judge.ts";
import {
  expectation,
  smallEvidence,
  smallFinding,
  splitEvidence,
  sumsOf,
  unitsOf,
} from "./evidence-fixtures.ts";
import { judge, on, pairs } from "./verdict-fixtures.ts";

describe("a claim about a level", () => {
  const level = (text: string, right: number, of: number, more: Partial<FindingQuestion> = {}) =>
    judge(smallFinding(text, { versus: null, ...more }), pairs(right, 0, of));

  it("is tested by the exact binomial where units have one sample each", () => {
    const found = level("at least 80%", 95, 100);
    expect(found.verdict).toBe("upheld");
    // 2 · P(X >= 95), X ~ Bin(100, .8).
    expect(found.p?.method).toBe("exact binomial test");
    expect(found.p?.value).toBeLessThan(0.0001);
    expect(found.contrast).toBeNull();
    expect(found.estimate?.value).toBe(0.95);
  });

  it("is refuted from the other side and undetermined astride", () => {
    expect(level("at most 50%", 95, 100).verdict).toBe("refuted");
    expect(level("at least 90%", 93, 100).verdict).toBe("undetermined");
  });

  it("bounds what was never seen", () => {
    // Statistics, 2.1: zero events in 59 put the one-sided upper limit at 5 %; two-sided needs more.
    expect(level("at most 5%", 0, 59).verdict).toBe("undetermined");
    expect(level("at most 5%", 0, 80).verdict).toBe("upheld");
  });

  it("over clusters rests on their sign flips as well", () => {
    const evidence = splitEvidence();
    const [found] = judgeFindings(
      [
        {
          id: "f",
          experiment: "split-personality",
          metric: "detection",
          of: { arm: ["spt"] },
          versus: null,
          expectation: expectation("at least 90%"),
        },
      ],
      evidence,
      "holm",
    );
    expect(found?.verdict).toBe("upheld");
    expect(found?.p?.value).toBe(2 / 1024);
  });

  it("over units with epochs rests on a score test on the effective sample size", () => {
    const units = Array.from({ length: 40 }, (_, i) => ({
      unit: `u${i}`,
      scores: i < 4 ? [1, 0] : [1, 1],
    }));
    const found = judge(
      smallFinding("at least 80%", { versus: null }),
      smallEvidence({}, [sumsOf(on("treated"), units)]),
    );
    expect(found.verdict).toBe("upheld");
    expect(found.p?.method).toBe(
      "score test, allowing for samples that resemble each other, t with 39 degrees of freedom",
    );
  });

  it("of scores is tested by t, or by sign flips where units are few", () => {
    const scores = (n: number) => unitsOf(Array.from({ length: n }, (_, i) => 4 + (i % 3) * 0.5));
    const many = smallEvidence({ kind: "score" }, [sumsOf(on("treated"), scores(30))]);
    expect(judge(smallFinding("at least 4", { versus: null }), many)).toMatchObject({
      verdict: "upheld",
      p: { method: "t test" },
    });
    const few = smallEvidence({ kind: "score" }, [sumsOf(on("treated"), scores(12))]);
    expect(judge(smallFinding("at least 4", { versus: null }), few).p?.method).toBe(
      "exact sign-flip test over the 12 prompts",
    );
  });
});

describe("a claim about a ratio", () => {
  it("is read on the axis of the ratio", () => {
    const found = judge(smallFinding("at least 80%", { scale: "ratio" }), pairs(480, 500, 1000));
    expect(found.contrast?.scale).toBe("ratio");
    expect(found.contrast?.value).toBeCloseTo(0.96, 12);
    expect(found.verdict).toBe("upheld");
    expect(found.p?.null).toBe(0.8);
  });
});
