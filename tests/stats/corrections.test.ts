import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Correction } from "../../src/stats/correction.ts";
import { correctionIds, corrections, defaultCorrection } from "../../src/stats/index.ts";
import { stepsOf } from "../../src/stats/verdicts/family.ts";
import { judgeFindings } from "../support/judge.ts";
import { smallFinding } from "./evidence-fixtures.ts";
import { pairs } from "./verdict-fixtures.ts";

const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
const members = (values: readonly (number | null)[]) => values.map((p) => ({ p, separation: 0 }));

describe("every correction", () => {
  it("has an id of its own, and the first is the default", () => {
    expect(new Set(correctionIds).size).toBe(correctionIds.length);
    expect(defaultCorrection).toBe(correctionIds[0]);
  });

  it.each(corrections.map((one) => [one.id, one] as const))(
    "%s makes no p smaller, keeps their order, and leaves a comparison that stands alone as it is",
    (_, correction: Correction) => {
      fc.assert(
        fc.property(ps, (values) => {
          const adjusted = correction.adjust(values);
          values.forEach((p, i) => {
            expect(adjusted[i]).toBeGreaterThanOrEqual(p);
            values.forEach((q, j) => {
              if (p < q) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] as number);
            });
          });
        }),
      );
      expect(correction.adjust([0.03])).toEqual([0.03]);
      expect(correction.divisor(1, 1, 1)).toBe(1);
    },
  );

  it.each(corrections.map((one) => [one.id, one] as const))(
    "%s passes a p at the step of the interval where the adjusted p passes",
    (_, correction: Correction) => {
      fc.assert(
        fc.property(ps, (values) => {
          const steps = stepsOf(correction, members(values));
          const first = steps.findIndex(({ rank }) => rank === 1);
          const step = steps[first];
          const p = values[first] ?? 1;
          // The smallest p is tested first: at its step the two ways of adjusting are one.
          if (step && Math.abs(p - step.alpha) > 1e-12)
            expect(p < step.alpha).toBe((step.p ?? 1) < 0.05);
        }),
      );
    },
  );

  it("lists a comparison without p and counts it in no family", () => {
    for (const correction of corrections) {
      const [listed, tested] = stepsOf(correction, members([null, 0.01]));
      expect(listed).toMatchObject({ p: null, rank: 0 });
      expect(tested).toMatchObject({ p: 0.01, rank: 1, family: 1 });
    }
  });
});

describe("the correction of a page", () => {
  it("is named of a finding that stands alone, and adjusts nothing of it", () => {
    const judged = (n: number, id: "holm" | "none") =>
      judgeFindings(
        Array.from({ length: n }, (_, i) => smallFinding("greater", { id: `f${i}` })),
        pairs(30, 10, 40),
        id,
      ).map(({ adjusted: { correction, chosen } }) => [correction, chosen]);
    const [holm] = corrections.flatMap(({ id, name }) => (id === "holm" ? [name] : []));
    expect(judged(1, "holm")).toEqual([[undefined, holm]]);
    expect(judged(2, "holm")).toEqual([
      [holm, undefined],
      [holm, undefined],
    ]);
    expect(judged(1, "none")).toEqual([[undefined, undefined]]);
  });
});
