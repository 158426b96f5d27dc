import { describe, expect, it } from "vitest";
import { boschlooTest } from "./oracles/boschloo.ts";

/** [x1, n1, x2, n2, p]: scipy.stats.boschloo_exact with n = 512. */
const known = [
  [30, 50, 20, 50, 0.056888094723809846],
  [60, 100, 45, 100, 0.03726349614803014],
  [3, 120, 6, 80, 0.14717754509277323],
  [50, 100, 50, 100, 0.9563204144064369],
  [9, 199, 1, 1, 0.05886521162228173],
  [100, 150, 20, 50, 0.0010000100471041064],
] as const;

describe("Boschloo's test", () => {
  it("answers up to 200 samples in all, in well under a second", () => {
    for (const [x1, n1, x2, n2, p] of known) {
      const started = performance.now();
      expect(boschlooTest({ x1, n1, x2, n2 }).p).toBeCloseTo(p, 6);
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });

  it("is the same from both sides", () => {
    for (const [x1, n1, x2, n2, p] of known)
      expect(boschlooTest({ x1: x2, n1: n2, x2: x1, n2: n1 }).p).toBeCloseTo(p, 6);
  });
});
