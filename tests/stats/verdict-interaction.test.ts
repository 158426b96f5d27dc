import { describe, expect, it } from "vitest";
import { checksOf, judgeFindings } from "../support/judge.ts";
import type { SmallUnit } from "./evidence-fixtures.ts";
import { smallEvidence, smallFinding, sumsOf } from "./evidence-fixtures.ts";

type Cell = readonly [arm: string, context: string, rights: readonly number[], lost?: number];

/** Twelve prompts with ten samples each: so many of them right; `lost` have no score in the first prompt. */
function evidenceOf(cells: readonly Cell[]) {
  const units = (rights: readonly number[], lost = 0): readonly SmallUnit[] =>
    rights.map((right, i) => ({
      unit: `u${i}`,
      scores: Array.from({ length: 10 }, (_, k) =>
        i === 0 && k >= 10 - lost ? null : k < right ? 1 : 0,
      ),
    }));
  return smallEvidence(
    {},
    cells.map(([arm, context, rights, lost]) => sumsOf({ arm, context }, units(rights, lost))),
  );
}

const around = (mean: number) => Array.from({ length: 12 }, (_, i) => mean + ((i * 5) % 3) - 1);
const onlyTreated: readonly Cell[] = [
  ["treated", "on", around(8)],
  ["treated", "off", around(3)],
  ["base", "on", [...around(2)].reverse()],
  ["base", "off", [...around(2)].reverse()],
];
const more = { scale: "interaction", across: "context" } as const;
const judge = (cells: readonly Cell[], expect = "greater") => {
  const evidence = evidenceOf(cells);
  const [finding] = judgeFindings([smallFinding(expect, more)], evidence, "none");
  if (!finding) throw new Error("Nothing was judged.");
  return { finding, checks: checksOf(finding, evidence) };
};

describe("a finding across a factor", () => {
  it("is upheld where one side changes more than the other, by interval and exact test", () => {
    const { finding } = judge(onlyTreated);
    expect(finding).toMatchObject({ verdict: "upheld", region: { lower: 0, upper: null } });
    expect(finding.contrast).toMatchObject({ scale: "interaction", across: "context", units: 12 });
    expect(finding.contrast?.value).toBeCloseTo(0.5, 12);
    // The base does not change, the treated arm does in all twelve prompts alike.
    expect(finding.p).toMatchObject({ value: 2 / 2 ** 12, null: 0 });
    expect(finding.adjusted.interval?.lower).toBeGreaterThan(0);
  });

  it("is refuted where it changes less, and tested against the margin that was claimed", () => {
    const { finding } = judge(onlyTreated, "less by 10pp");
    expect(finding).toMatchObject({ verdict: "refuted", region: { lower: null, upper: -0.1 } });
    expect(finding.p?.null).toBe(-0.1);
  });

  it("is not upheld because one side changes clearly and the other not clearly (Gelman & Stern)", () => {
    const alike = judge([
      ["treated", "on", around(5)],
      ["treated", "off", around(4)],
      ["base", "on", [5, 2, 4, 3, 6, 1, 5, 3, 4, 2, 6, 5]],
      ["base", "off", [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3]],
    ]).finding;
    expect(alike.verdict).toBe("undetermined");
  });

  it("shows its table under its own name, the other levels of no factor that it looks across", () => {
    const { checks } = judge(onlyTreated);
    expect(checks[0]).toMatchObject({
      label: "Difference in differences claimed to be positive",
      holds: true,
      scale: "difference",
    });
    expect(checks.some((check) => check.label.startsWith("Context:"))).toBe(false);
  });

  it("counts missing samples against it in each of the four groups", () => {
    const { finding, checks } = judge([
      ["treated", "on", around(8), 4],
      ["treated", "off", around(3), 2],
      ["base", "on", [...around(2)].reverse()],
      ["base", "off", [...around(2)].reverse()],
    ]);
    const { worstCase, value } = finding.contrast ?? {};
    // Four of ten lost in one of twelve prompts, then two: at most 0.4 / 12 + 0.2 / 12 either way.
    expect(worstCase).not.toBeNull();
    expect((worstCase?.upper ?? 0) - (worstCase?.lower ?? 0)).toBeCloseTo(0.6 / 12, 12);
    expect(worstCase?.lower).toBeLessThan(value ?? 0);
    expect(checks.find((check) => check.label.startsWith("However the samples"))?.holds).toBe(true);
  });

  it("is undetermined, with the reason, where there is nothing to look across", () => {
    const evidence = evidenceOf(onlyTreated);
    const [finding] = judgeFindings(
      [smallFinding("greater", { scale: "interaction", across: "arm" })],
      evidence,
      "none",
    );
    expect(finding).toMatchObject({
      verdict: "undetermined",
      why: "There is no estimate: an interaction needs a second factor besides the one compared.",
    });
  });
});
