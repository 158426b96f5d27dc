import { bisect } from "../../math/basics/bisection.ts";
import type { TwoCounts } from "../../math/basics/counts.ts";
import { normalCdf, zCritical } from "../../math/basics/distributions.ts";
import {
  type DirectionalOutcome,
  type IntervalOutcome,
  withInterval,
  withoutInterval,
  withoutTest,
} from "../../math/basics/outcome.ts";
import { reasons } from "../../math/basics/reasons.ts";
import type { Method } from "../method.ts";

export const miettinenNurminen: Method = {
  name: "Miettinen-Nurminen score",
  doc: "Score test and interval for the difference of two independent rates.",
  citation: "Miettinen & Nurminen 1985, Stat Med 4:213; Farrington & Manning 1990, Stat Med 9:1447",
};

/**
 * The likeliest p2 when p1 = p2 + margin. The score of the likelihood falls from + to -, so halving
 * finds its root; the closed cubic loses half its digits where two of its roots meet.
 */
function restrictedRate(counts: TwoCounts, margin: number): number {
  const { x1, n1, x2, n2 } = counts;
  const term = (count: number, rate: number) => (count === 0 ? 0 : count / rate);
  const rises = (p: number) =>
    term(x1, p + margin) + term(x2, p) > term(n1 - x1, 1 - p - margin) + term(n2 - x2, 1 - p);
  return bisect(rises, Math.max(0, -margin), Math.min(1, 1 - margin));
}

/** Below this distance from the estimate the spread itself is float noise at rates of 0 and 1. */
const noise = 1e-14;

/** T(margin) = (d - margin) / sqrt((q1(1-q1)/n1 + q2(1-q2)/n2)·N/(N-1)), q restricted. */
function score(counts: TwoCounts, margin: number): number {
  const { x1, n1, x2, n2 } = counts;
  const distance = x1 / n1 - x2 / n2 - margin;
  if (Math.abs(distance) < noise) return 0;
  if (Math.abs(margin) >= 1) return distance * Number.POSITIVE_INFINITY;
  const q2 = restrictedRate(counts, margin);
  const q1 = Math.min(1, Math.max(0, q2 + margin));
  const total = n1 + n2;
  const spread = (q1 * (1 - q1)) / n1 + (q2 * (1 - q2)) / n2;
  return distance / Math.sqrt((spread * total) / (total - 1));
}

/** All margins whose |T| stays below z; the limits are found by halving. */
export function miettinenNurminenInterval(counts: TwoCounts, level: number): IntervalOutcome {
  const { x1, n1, x2, n2 } = counts;
  if (n1 <= 0 || n2 <= 0) return withoutInterval(null, reasons.emptyArm);
  const z = zCritical(level);
  const difference = x1 / n1 - x2 / n2;
  const limits = {
    lower: bisect((margin) => score(counts, margin) < z, difference, -1),
    upper: bisect((margin) => score(counts, margin) > -z, difference, 1),
  };
  return withInterval(difference, limits, level, miettinenNurminen.name);
}

/** The score test that p1 - p2 equals `margin`, two-sided and one-sided. */
export function miettinenNurminenTest(counts: TwoCounts, margin = 0): DirectionalOutcome {
  if (counts.n1 <= 0 || counts.n2 <= 0) return withoutTest(reasons.emptyArm);
  const statistic = score(counts, margin);
  return {
    statistic,
    p: 2 * normalCdf(-Math.abs(statistic)),
    pGreater: normalCdf(-statistic),
    pLess: normalCdf(statistic),
    reason: null,
  };
}
