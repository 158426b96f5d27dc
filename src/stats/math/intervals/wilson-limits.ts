import type { Limits } from "../basics/outcome.ts";

function lowerLimit(p: number, k: number): number {
  return (p * p) / (p + k / 2 + Math.sqrt(p * (1 - p) * k + (k * k) / 4));
}

/**
 * Wilson's score limits for a rate p on n samples at critical value c, with k = c²/n:
 * (p + k/2 ± sqrt(p(1-p)k + k²/4)) / (1 + k). n may be fractional (an effective size), c may be a
 * t quantile. Written so that nothing cancels: the limits are exactly 0 at p = 0 and 1 at p = 1.
 */
export function wilsonLimits(p: number, n: number, c: number): Limits {
  const k = (c * c) / n;
  return { lower: lowerLimit(p, k), upper: 1 - lowerLimit(1 - p, k) };
}
