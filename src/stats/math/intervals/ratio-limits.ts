import type { Limits } from "../basics/outcome.ts";
import type { Side } from "./square-and-add.ts";

/** The positive root of lead·x² - 2·half·x + rest = 0 that bounds the ratio from below. */
function lowerRoot(half: number, rest: number, lead: number): number {
  const root = Math.sqrt(Math.max(0, half * half - rest * lead));
  if (rest === 0) return 0;
  return half >= 0 ? rest / (half + root) : (half - root) / lead;
}

function upperRoot(half: number, rest: number, lead: number): number {
  if (lead <= 0) return Number.POSITIVE_INFINITY;
  const root = Math.sqrt(Math.max(0, half * half - rest * lead));
  return half >= 0 ? (half + root) / lead : -rest / (root - half);
}

/**
 * MOVER-R limits of first / second (both rates >= 0), with correlation r; the upper limit is
 * Infinity where the lower limit of the second is 0. Donner & Zou 2012, Stat Methods Med Res
 * 21:347; Newcombe 2016, Stat Methods Med Res 25:1774.
 */
export function ratioLimits(first: Side, second: Side, r: number): Limits {
  const [p1, p2] = [first.estimate, second.estimate];
  const [l1, u1] = [first.limits.lower, first.limits.upper];
  const [l2, u2] = [second.limits.lower, second.limits.upper];
  const lower = lowerRoot(
    p1 * p2 - r * (p1 - l1) * (u2 - p2),
    l1 * (2 * p1 - l1),
    u2 * (2 * p2 - u2),
  );
  const upper = upperRoot(
    p1 * p2 - r * (u1 - p1) * (p2 - l2),
    u1 * (2 * p1 - u1),
    l2 * (2 * p2 - l2),
  );
  return { lower, upper: Math.max(lower, upper) };
}
