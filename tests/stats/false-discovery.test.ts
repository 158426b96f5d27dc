import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correctionOf } from "../../src/stats/corrections/index.ts";
import { normalCdf, normalQuantile } from "../../src/stats/math/basics/distributions.ts";
import { seededRandom } from "../../src/stats/math/basics/random.ts";
import { stepsOf } from "../../src/stats/verdicts/family.ts";
import { liesIn, liesOutside } from "../../src/stats/verdicts/region.ts";
import { judgeFindings } from "../support/judge.ts";
import { smallEvidence, smallFinding, sumsOf, unitsOf } from "./evidence-fixtures.ts";
import { on, ones } from "./verdict-fixtures.ts";

const id = "benjamini-hochberg";
const correction = correctionOf(id);
const members = (ps: readonly number[]) => ps.map((p) => ({ p, separation: 0 }));

/** The 15 p of a trial of thrombolysis, in Benjamini & Hochberg 1995, section 3.2. */
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
  0.6528, 0.759, 1,
];

describe("adjusted p of a false discovery rate", () => {
  it("pass the first four of the published example, where a family-wise correction passes three", () => {
    const passing = (one: typeof correction) =>
      one.adjust(published).filter((p) => (p ?? 1) < 0.05).length;
    expect(passing(correction)).toBe(4);
    expect(passing(correctionOf("holm"))).toBe(3);
  });

  it("are the least of m p_(j) / j from each rank upwards", () => {
    const p = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(p, (ps) => {
        const adjusted = correction.adjust(ps);
        ps.forEach((own, i) => {
          // Over every p that is as large: how many are no larger than it is its last rank.
          const steps = ps
            .filter((other) => other >= own)
            .map((other) => (other * ps.length) / ps.filter((q) => q <= other).length);
          expect(adjusted[i]).toBeCloseTo(Math.min(1, ...steps), 12);
        });
      }),
    );
  });

  it("leave every interval the level 1 - alpha R/m, R being how many pass", () => {
    const steps = stepsOf(correction, members(published));
    for (const { alpha } of steps) expect(alpha).toBeCloseTo((0.05 * 4) / 15, 15);
  });
});

it("of intervals selected and adjusted so, at most one in twenty misses", () => {
  const random = seededRandom(41);
  const normal = () => normalQuantile(Math.max(1e-12, random.uniform()));
  const truths = [...Array(14).fill(0), 2, 2, 3, 3, 3, 4];
  const shares = Array.from({ length: 1500 }, () => {
    const seen = truths.map((truth) => truth + normal());
    const ps = seen.map((z) => 2 * normalCdf(-Math.abs(z)));
    const steps = stepsOf(correction, members(ps));
    const decided = steps.flatMap(({ alpha }, i) => {
      const half = normalQuantile(1 - alpha / 2);
      const [z, truth] = [seen[i] as number, truths[i] as number];
      return Math.abs(z) > half ? [Math.abs(z - truth) > half] : [];
    });
    return decided.filter(Boolean).length / Math.max(1, decided.length);
  });
  const rate = shares.reduce((a, b) => a + b, 0) / shares.length;
  // Expected below 0.05; without adjusting it is near 0.12.
  expect(rate).toBeLessThan(0.055);
  expect(rate).toBeGreaterThan(0.02);
});

describe("verdicts under a false discovery rate", () => {
  const expectations = ["greater", "less", "greater by 10pp", "equivalent within 10pp"];
  const page = fc.array(
    fc.record({
      treated: fc.integer({ min: 0, max: 60 }),
      base: fc.integer({ min: 0, max: 60 }),
      expect: fc.constantFrom(...expectations),
    }),
    { minLength: 2, maxLength: 6 },
  );
  /** A page of findings, each about a pair of arms of its own. */
  const judge = (
    claims: readonly { treated: number; base: number; expect: string; missing?: number }[],
    family: string,
  ) => {
    const arms = claims.flatMap((_, i) => [`base${i}`, `treated${i}`]);
    const sums = claims.flatMap(({ treated, base, missing = 0 }, i) => [
      sumsOf(on(`base${i}`), unitsOf(ones(base, 60))),
      sumsOf(
        on(`treated${i}`),
        unitsOf([...Array<null>(missing).fill(null), ...ones(treated, 60 - missing).toReversed()]),
      ),
    ]);
    const findings = claims.map((claim, i) => ({
      ...smallFinding(claim.expect),
      id: `f${i}`,
      of: { arm: [`treated${i}`] },
      versus: { arm: [`base${i}`] },
    }));
    return judgeFindings(findings, smallEvidence({ arms }, sums), family);
  };

  it("agree with the interval that they are printed with, whose level counts the decided", () => {
    fc.assert(
      fc.property(page, (claims) => {
        const judged = judge(claims, id);
        const decided = judged.filter(({ verdict }) => verdict !== "undetermined");
        const family = judged.filter(({ p }) => p !== null).length;
        const rate = (0.05 * Math.max(1, decided.length)) / family;
        for (const { verdict, region, adjusted, p } of decided) {
          const interval = adjusted.interval;
          if (!interval) throw new Error("decided without an interval");
          expect(
            verdict === "upheld" ? liesIn(interval, region) : liesOutside(interval, region),
          ).toBe(true);
          expect(adjusted.p).toBeLessThan(0.05);
          const sides = p?.method.includes("one-sided") ? 2 : 1;
          expect(interval.level).toBeCloseTo(1 - sides * rate, 12);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("decide all that a family-wise correction decides, and say what they promise", () => {
    fc.assert(
      fc.property(page, (claims) => {
        const [many, strict] = [judge(claims, id), judge(claims, "holm")];
        strict.forEach(({ verdict }, i) => {
          if (verdict !== "undetermined") expect(many[i]?.verdict).toBe(verdict);
        });
        for (const { verdict, why, notes, adjusted } of many) {
          if (adjusted.family < 2 || verdict === "undetermined") continue;
          expect(why).toContain("of which at most 5% are expected to be wrong");
          expect(notes).toContain(
            "up to 5% of the findings decided together are expected to be wrong",
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it("count a finding that missing scores keep open as one that is not decided", () => {
    const sure = { treated: 55, base: 5, expect: "greater" };
    const open = { treated: 6, base: 6, expect: "greater", missing: 6 };
    const judged = judge([sure, sure, open], id);
    expect(judged.map(({ verdict }) => verdict)).toEqual(["upheld", "upheld", "undetermined"]);
    // By its p alone the third passes as well.
    expect(judged[2]?.adjusted.p).toBeLessThan(0.05);
    for (const { adjusted } of judged)
      expect(adjusted.interval?.level).toBeCloseTo(1 - (0.05 * 2) / 3, 12);
  });
});
