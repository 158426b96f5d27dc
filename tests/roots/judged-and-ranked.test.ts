import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/lib/random.ts";
import { claim, mustRead, type Row, twoArms } from "./study.ts";

interface Arm {
  readonly n: number;
  /** How often people would say yes. */
  readonly rate: number;
  /** The judge's sensitivity and specificity. */
  readonly judge: readonly [number, number];
  /** Share of the samples that people labelled. */
  readonly labelled: number;
}

/** Samples of an arm with the judge's answer and, on some, the label by people. */
function judgedRows(arm: string, { n, rate, judge, labelled }: Arm, seed: number): readonly Row[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, (_row, i) => {
    const truth = random() < rate ? 1 : 0;
    const right = random() < (judge[1 - truth] ?? 0);
    return {
      prompt: `q${i}`,
      arm,
      ok: right ? truth : 1 - truth,
      human: random() < labelled ? truth : null,
    };
  });
}

const judged = (correction?: string) =>
  twoArms({
    metric: { kind: "judged", ...(correction ? { correction } : {}) },
    data: { metrics: { ok: { field: "ok", human: "human" } } },
  });

describe("a judged rate", () => {
  const arms = (biased: readonly [number, number]): readonly Row[] => [
    ...judgedRows("a", { n: 400, rate: 0.5, judge: biased, labelled: 0.5 }, 1),
    ...judgedRows("b", { n: 400, rate: 0.5, judge: [0.9, 0.95], labelled: 0.5 }, 2),
  ];

  it.each(["prediction-powered", "rogan-gladen"])(
    "is not moved by a judge that errs in one arm (%s)",
    async (correction) => {
      const files = { "d.csv": arms([0.97, 0.6]) };
      const plain = await mustRead({ manifest: judged("none"), files });
      expect(plain.judge(claim("greater")).verdict).toBe("upheld");
      const { judge, evidence } = await mustRead({ manifest: judged(correction), files });
      const finding = judge(claim("greater"));
      expect(finding.verdict).toBe("undetermined");
      expect(Math.abs(finding.contrast?.value ?? 1)).toBeLessThan(0.08);
      const estimate = evidence.estimate({ experiment: "study", metric: "ok", of: { arm: ["a"] } });
      expect(estimate.value).toBeGreaterThan(0.42);
      expect(estimate.value).toBeLessThan(0.58);
      expect(estimate.interval?.lower).toBeLessThan(0.5);
      expect(estimate.interval?.upper).toBeGreaterThan(0.5);
    },
  );
});
