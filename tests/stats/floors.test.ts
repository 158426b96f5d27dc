import { describe, expect, it } from "vitest";
import { adjustContrasts } from "../../src/stats/index.ts";
import { checksOf, judgeFindings } from "../support/judge.ts";
import type { SmallUnit } from "./evidence-fixtures.ts";
import {
  smallEvidence,
  smallFinding,
  sumsOf,
  treatedMinusBase,
  unitsOf,
} from "./evidence-fixtures.ts";

const seeds = (rights: readonly number[]): readonly SmallUnit[] =>
  rights.flatMap((right, seed) =>
    Array.from({ length: 60 }, (_, i) => ({
      unit: `q${i}`,
      replicate: `${seed}`,
      // Runs that agree in their rate do not agree in every answer.
      scores: [(i + 7 * seed) % 60 < 3 * right ? 1 : 0],
    })),
  );
const on = (arm: string) => ({ arm, context: "on" });
const off = (arm: string) => ({ arm, context: "off" });
const arms = (treated: readonly number[], base: readonly number[], paired = false) =>
  smallEvidence({ replicate: "seed", paired }, [
    sumsOf(on("treated"), seeds(treated)),
    sumsOf(on("base"), seeds(base)),
  ]);
const family = (size: number, expect = "greater") =>
  Array.from({ length: size }, (_, i) => smallFinding(expect, { id: `f${i}` }));

const four = arms([16, 15, 17, 16], [6, 5, 7, 6]);
const five = arms([16, 15, 17, 16, 16], [6, 5, 7, 6, 6]);

describe("a finding whose exact test cannot reach .05", () => {
  // 2 of the C(8, 4) = 70 divisions are as extreme as any: .0286, three times that after Holm.
  const [judged] = judgeFindings(family(3), four, "holm");

  it("says so, and how many draws it would take", () => {
    expect(judged?.verdict).toBe("undetermined");
    expect(judged?.adjusted.interval?.lower).toBeGreaterThan(0);
    expect(judged?.why).toMatch(
      /^Not decided after allowing for the three findings tested together: the interval, \[.*\], lies wholly above 0.*, but 4 seeds per arm are too few to tell when 3 findings are tested together, whatever they show \(the smallest p possible is 0\.086\); 5 per arm would do\.$/,
    );
    const upheld = judgeFindings(family(3), five, "holm").map((f) => f.verdict);
    expect(upheld).toEqual(["upheld", "upheld", "upheld"]);
  });

  it("has no difference that it could have shown", () => {
    expect(judged?.contrast?.smallestDetectable).toBeNull();
    expect(judged && checksOf(judged, four).map((row) => row.label)).not.toContain(
      "Smallest true difference that four of five such studies would find",
    );
    const [alone] = judgeFindings(family(1), four, "holm");
    expect(alone?.contrast?.smallestDetectable).toBeGreaterThan(0);
    expect(alone?.adjusted).not.toHaveProperty("beyondReach");
  });

  it("has the floor before and after adjustment as a row of its table", () => {
    const row = judged && checksOf(judged, four).find((r) => r.label.startsWith("Smallest p"));
    expect(row).toMatchObject({
      label: "Smallest p that 4 seeds per arm can give",
      text: "p = 0.029, 0.086 adjusted for 3 findings (Holm); 5 per arm would reach below 0.05",
      holds: null,
    });
    expect(judged?.adjusted.beyondReach?.p).toBeCloseTo(6 / 70, 12);
    const [alone] = judgeFindings(family(1), four, "holm");
    expect(alone && checksOf(alone, four).some((r) => r.label.startsWith("Smallest p"))).toBe(
      false,
    );
  });

  it("says so as well where its interval straddles the edge", () => {
    const [wide] = judgeFindings(family(3), arms([16, 5, 17, 9], [6, 15, 7, 12]), "holm");
    expect(wide?.why).toMatch(
      /has values on both sides of 0(\.0)?.pp, the edge of what was expected\. 4 seeds per arm are too few to tell when 3 findings are tested together, whatever they show \(the smallest p possible is 0\.086\); 5 per arm would do\.$/,
    );
  });

  it("counts the family as it stands: behind two smaller p it is not multiplied", () => {
    const evidence = smallEvidence({ replicate: "seed" }, [
      sumsOf(on("treated"), seeds([16, 15, 17, 16])),
      sumsOf(on("base"), seeds([6, 5, 7, 6])),
      sumsOf(off("treated"), unitsOf(Array(100).fill(1))),
      sumsOf(off("base"), unitsOf(Array(100).fill(0))),
    ]);
    const inContext = (context: string, id: string) =>
      smallFinding("greater", {
        id,
        of: { arm: ["treated"], context: [context] },
        versus: { arm: ["base"], context: [context] },
      });
    const [last] = judgeFindings(
      [inContext("on", "a"), inContext("off", "b"), inContext("off", "c")],
      evidence,
      "holm",
    );
    expect(last?.adjusted).toMatchObject({ rank: 3, family: 3 });
    expect(last?.adjusted.p).toBeCloseTo(2 / 70, 12);
    expect(last?.adjusted).not.toHaveProperty("beyondReach");
    expect(last?.verdict).toBe("upheld");
  });

  it("names pairs without arms, and both sizes where they differ", () => {
    const paired = arms([16, 15, 17, 16, 14], [6, 5, 7, 6, 7], true);
    const [five] = judgeFindings(family(1), paired, "holm");
    expect(five?.why).toContain(
      "5 seeds are too few to tell, whatever they show (the smallest p possible is 0.063); 6 would do.",
    );
    const [uneven] = judgeFindings(family(7), arms([16, 15, 17, 16], [6, 5, 7, 6, 6]), "holm");
    // One of C(9, 4) = 126 divisions: .0079, seven times that .0556; two of C(10, 5) = 252 are no better.
    expect(uneven?.why).toContain(
      "4 against 5 seeds are too few to tell when 7 findings are tested together, whatever they show (the smallest p possible is 0.056); 6 per arm would do",
    );
  });

  it("asks for no fewer draws than a claim needs", () => {
    const units = (scores: readonly number[]) =>
      Array.from({ length: 5 }, (_, i) => ({ unit: `u${i}`, scores }));
    const evidence = smallEvidence({}, [
      sumsOf(on("treated"), units([1, 1, 1, 1, 0])),
      sumsOf(on("base"), units([0, 0, 0, 1, 0])),
    ]);
    const [judged] = judgeFindings(family(1), evidence, "holm");
    expect(judged?.why).toContain(
      "5 prompts are too few to tell, whatever they show (the smallest p possible is 0.063); 10 would do",
    );
  });

  it("halves the floor of a one-sided test", () => {
    // Five seeds that differ by a point or so: 2/32 two-sided, half of it one-sided.
    const close = arms([10, 11, 10, 10, 10], [10, 10, 10, 10, 11], true);
    const [judged] = judgeFindings(family(1, "not worse by 20pp"), close, "holm");
    expect(judged?.p).toMatchObject({ value: 1 / 32, floor: { value: 1 / 32 } });
    expect(judged?.verdict).toBe("upheld");
  });

  it("has a floor for a level as well", () => {
    // 12 of 12 against 75 %: 2 · .75^12 = .063, and 13 would give .048.
    const all = smallEvidence({}, [sumsOf(on("treated"), unitsOf(Array(12).fill(1)))]);
    const [judged] = judgeFindings([smallFinding("at least 75%", { versus: null })], all, "holm");
    expect(judged?.why).toContain(
      "12 prompts are too few to tell, whatever they show (the smallest p possible is 0.063); 13 would do",
    );
  });
});

describe("a contrast whose own exact test cannot reach .05", () => {
  it("warns, and shows no smallest difference", () => {
    const found = arms([16, 15, 17], [6, 5, 7]).contrast(treatedMinusBase);
    expect(found.p?.floor).toEqual({ value: 0.1, rule: "divisions", draws: [3, 3] });
    expect(found.smallestDetectable).toBeNull();
    expect(found.warnings).toContain(
      "3 seeds per arm are too few to tell, whatever they show (the smallest p possible is 0.10); 4 per arm would do",
    );
  });

  it("does not where its test can", () => {
    const found = four.contrast(treatedMinusBase);
    expect(found.p?.floor?.value).toBeCloseTo(2 / 70, 12);
    expect(found.smallestDetectable).toBeGreaterThan(0);
    expect(found.warnings.join()).not.toContain("too few to tell");
  });

  it("is measured in its family where a figure adjusts it", () => {
    const one = four.contrast(treatedMinusBase);
    const [found] = adjustContrasts([one, one, one], four);
    expect(found?.adjusted?.beyondReach).toMatchObject({ needed: 5 });
    expect(found?.smallestDetectable).toBeNull();
  });

  it("counts pairs of single samples by their mid-p, small groups by Fisher's divisions", () => {
    const pairs = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf([1, 1, 1, 1])),
      sumsOf(on("base"), unitsOf([0, 0, 0, 0])),
    ]).contrast(treatedMinusBase);
    expect(pairs.p).toMatchObject({ value: 1 / 16, floor: { value: 1 / 16, rule: "mid-p" } });
    const groups = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf([1, 1, 1], "t")),
      sumsOf(on("base"), unitsOf([0, 0, 0], "b")),
    ]).contrast(treatedMinusBase);
    expect(groups.p?.value).toBeCloseTo(0.1, 12);
    expect(groups.p?.floor).toMatchObject({ value: 0.1, rule: "divisions" });
    expect(groups.warnings).toContain(
      "3 prompts per side are too few to tell, whatever they show (the smallest p possible is 0.10); 10 per side would do",
    );
  });
});
