import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signFlipTest } from "../../src/stats/methods/tests/sign-flip.ts";

const holds = { seed: 20260101, numRuns: 200 };

describe("sign flips", () => {
  it("count sign patterns as one by one, whatever the differences", () => {
    const differences = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(differences, (d) => {
        const seen = Math.abs(d.reduce((a, b) => a + b, 0));
        let reached = 0;
        for (let signs = 0; signs < 2 ** d.length; signs += 1) {
          const total = d.reduce((sum, value, i) => sum + ((signs >> i) & 1 ? value : -value), 0);
          if (Math.abs(total) >= seen) reached += 1;
        }
        expect(signFlipTest(d.map((value) => value / 3)).p).toBe(reached / 2 ** d.length);
      }),
      holds,
    );
  });

  it("give the exact sign-flip p beyond any listing where differences lie on a lattice", () => {
    const k = fc.integer({ min: 1, max: 30 });
    const differences = fc.array(fc.integer({ min: -12, max: 12 }), {
      minLength: 1,
      maxLength: 14,
    });
    fc.assert(
      fc.property(differences, k, fc.constantFrom(0, 0.05, 0.1), (d, parts, shift) => {
        const values = d.map((value) => value / parts);
        const listed = signFlipTest(values, { null: shift });
        const built = signFlipTest(values, { null: shift, exactUpTo: 0 });
        expect(built.exact).toBe(true);
        expect(built.p).toBeCloseTo(listed.p ?? Number.NaN, 12);
      }),
      holds,
    );
    // 40 differences of 1 and 10 of -1 are 40 heads of 50 tosses: twice the sum of C(50, i) to i = 10, over 2^50.
    const heads = Array.from({ length: 50 }, (_, i) => (i < 40 ? 1 : -1));
    expect((signFlipTest(heads).p ?? 0) / 2.3861331676755526e-5).toBeCloseTo(1, 12);
  });

  it("approach the exact sign-flip p by seeded flips, the same for the same seed", () => {
    const d = [0.2, 0.1, -0.3, 0.4, 0.25, 0, 0.5, -0.1, 0.3, 0.2, 0.1, -0.2, 0.35].map(
      (value) => value * Math.SQRT2,
    );
    const exact = signFlipTest(d).p ?? Number.NaN;
    const sampled = signFlipTest(d, { exactUpTo: 0, seed: 7, draws: 40_000 });
    expect(sampled.exact).toBe(false);
    expect(Math.abs((sampled.p ?? 0) - exact)).toBeLessThan(0.005);
    expect(signFlipTest(d, { exactUpTo: 0, seed: 7, draws: 40_000 })).toEqual(sampled);
    expect(signFlipTest(d, { exactUpTo: 0, seed: 8, draws: 40_000 })).not.toEqual(sampled);
  });
});
