import { describe, expect, it } from "vitest";
import { checksOf, judgeFindings } from "../support/judge.ts";
import { smallEvidence, smallFinding, sumsOf, unitsOf } from "./evidence-fixtures.ts";

const on = (arm: string) => ({ arm, context: "on" });
const scores = (ones: number, zeros: number, lost: number) => [
  ...Array.from({ length: ones }, () => 1),
  ...Array.from({ length: zeros }, () => 0),
  ...Array.from({ length: lost }, () => null),
];
type Side = readonly [ones: number, zeros: number, lost: number];
const evidenceOf = (treated: Side, base: Side, kind: "binary" | "score" = "binary") =>
  smallEvidence({ kind }, [
    sumsOf(on("treated"), unitsOf(scores(...treated), "t")),
    sumsOf(on("base"), unitsOf(scores(...base), "b")),
  ]);
const judge = (evidence: ReturnType<typeof evidenceOf>, expect: string) => {
  const [finding] = judgeFindings([smallFinding(expect, { scale: "ratio" })], evidence, "holm");
  if (!finding) throw new Error("Nothing was judged.");
  const worst = checksOf(finding, evidence).find((row) =>
    row.label.startsWith("However the samples"),
  );
  return { finding, worst };
};

describe("a ratio that misses samples", () => {
  it("is bounded by the two ways that they could all have gone", () => {
    const { finding } = judge(evidenceOf([400, 80, 20], [480, 10, 10]), "at least 70%");
    const { missing, value, worstCase } = finding.contrast ?? {};
    expect(missing).toBe(30);
    expect(value).toBeCloseTo(400 / 480 / (480 / 490), 12);
    // All missing against it: 400/500 over 490/500; all for it: 420/500 over 480/500.
    expect(worstCase?.lower).toBeCloseTo(400 / 490, 12);
    expect(worstCase?.upper).toBeCloseTo(420 / 480, 12);
    expect(worstCase?.outer.lower).toBeLessThan(400 / 490);
    expect(worstCase?.outer.upper).toBeGreaterThan(420 / 480);
    expect(finding.verdict).toBe("upheld");
  });

  it("is downgraded where the bounds reach over the edge of the claim", () => {
    const { finding, worst } = judge(evidenceOf([440, 20, 40], [460, 40, 0]), "at least 97%");
    expect(finding.adjusted.interval?.lower).toBeGreaterThan(0.97);
    expect(finding.adjusted.p).toBeLessThan(0.05);
    expect(finding.verdict).toBe("undetermined");
    expect(finding.why).toContain("the samples without a score could have put it anywhere between");
    expect(worst?.text).toContain("between ×0.96 and ");
    expect([worst?.holds, worst?.open]).toEqual([false, true]);
  });

  it("is undetermined where nothing bounds it: the denominator could be near zero", () => {
    const { finding, worst } = judge(evidenceOf([480, 20, 0], [60, 200, 740]), "at least 100%");
    expect(finding.contrast?.worstCase).toBeNull();
    expect(finding.verdict).toBe("undetermined");
    expect(finding.why).toContain(
      "740 samples without a score could have moved the ratio by any amount",
    );
    expect([worst?.text, worst?.holds]).toEqual([
      "740 missing, without a bound for the ratio",
      false,
    ]);
  });

  it("is undetermined of scores, which have no ends", () => {
    const { finding, worst } = judge(
      evidenceOf([480, 20, 1], [250, 250, 0], "score"),
      "at least 100%",
    );
    expect(finding.verdict).toBe("undetermined");
    expect(finding.why).toContain("1 sample without a score could have moved the ratio");
    expect(worst?.holds).toBe(false);
  });

  it("is as it was where none is missing", () => {
    const { finding, worst } = judge(evidenceOf([480, 20, 0], [250, 250, 0]), "at least 100%");
    expect(finding.verdict).toBe("upheld");
    expect(finding.contrast).not.toHaveProperty("missing");
    expect([worst?.text, worst?.holds]).toEqual(["none is missing", null]);
  });

  it("warns where the missing samples could have put it on the other side of 1, not of 0", () => {
    const fragile = judge(evidenceOf([440, 20, 40], [420, 80, 0]), "at least 100%");
    const robust = judge(evidenceOf([480, 20, 5], [250, 250, 0]), "at least 100%");
    const words = "the missing scores could reverse the direction of the difference";
    expect(fragile.finding.contrast?.worstCase?.lower).toBeGreaterThan(1);
    expect(fragile.finding.contrast?.warnings).not.toContain(words);
    expect(robust.finding.contrast?.warnings).not.toContain(words);
    const turned = judge(evidenceOf([440, 20, 90], [420, 80, 0]), "at least 100%");
    expect(turned.finding.contrast?.worstCase?.lower).toBeLessThan(1);
    expect(turned.finding.contrast?.warnings).toContain(words);
  });
});
