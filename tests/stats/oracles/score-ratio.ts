import { bisect } from "../../../src/stats/math/basics/bisection.ts";
import type { TwoCounts } from "../../../src/stats/math/basics/counts.ts";
import { normalCdf, zCritical } from "../../../src/stats/math/basics/distributions.ts";
import {
  type DirectionalOutcome,
  type IntervalOutcome,
  withInterval,
  withoutInterval,
  withoutTest,
} from "../../../src/stats/math/basics/outcome.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const scoreRatio: Method = {
  name: "Miettinen-Nurminen score for a ratio",
  doc: "Score test and interval for the ratio of two independent rates.",
  citation: "Miettinen & Nurminen 1985, Stat Med 4:213",
};

/**
 * T(φ) = (p1 - φp2) / sqrt((q1(1-q1)/n1 + φ²q2(1-q2)/n2)·N/(N-1)), q1 = φq2, q2 the smaller root of
 * Nφq² - (n1φ + x1 + n2 + x2φ)q + x1 + x2 = 0, written without cancellation.
 */
function score(counts: TwoCounts, ratio: number): number {
  const { x1, n1, x2, n2 } = counts;
  const distance = x1 / n1 - (ratio * x2) / n2;
  if (Math.abs(distance) < 1e-14 * Math.max(x1 / n1, (ratio * x2) / n2)) return 0;
  const total = n1 + n2;
  const linear = n1 * ratio + x1 + n2 + x2 * ratio;
  const root = Math.sqrt(Math.max(0, linear * linear - 4 * total * ratio * (x1 + x2)));
  const q2 = Math.min(1, (2 * (x1 + x2)) / (linear + root));
  const q1 = Math.min(1, ratio * q2);
  const spread = (q1 * (1 - q1)) / n1 + (ratio * ratio * q2 * (1 - q2)) / n2;
  return distance / Math.sqrt((spread * total) / (total - 1));
}

/** Where `holds` turns from true (at `start`) to false, searched on the log scale. */
function edge(holds: (ratio: number) => boolean, start: number, direction: 1 | -1): number {
  const at = (steps: number) => start * Math.exp(direction * steps);
  let reach = 1;
  while (holds(at(reach))) reach *= 2;
  return at(bisect((steps) => holds(at(steps)), reach === 1 ? 0 : reach / 2, reach));
}

/** All ratios whose |T| stays below z; lower 0 at x1 = 0, upper Infinity at x2 = 0. */
export function scoreRatioInterval(counts: TwoCounts, level: number): IntervalOutcome {
  const { x1, n1, x2, n2 } = counts;
  if (n1 <= 0 || n2 <= 0) return withoutInterval(null, reasons.emptyArm);
  const z = zCritical(level);
  const below = (candidate: number) => score(counts, candidate) < z;
  const above = (candidate: number) => score(counts, candidate) > -z;
  const ratio = x2 === 0 ? null : x1 / n1 / (x2 / n2);
  let high = ratio ?? 1;
  if (x1 > 0) while (!below(high)) high *= 2;
  const low = x1 === 0 ? 1e-9 / (n1 + n2) : (ratio ?? high);
  const limits = {
    lower: x1 === 0 ? 0 : edge(below, high, -1),
    upper: x2 === 0 ? Number.POSITIVE_INFINITY : edge(above, low, 1),
  };
  return withInterval(ratio, limits, level, scoreRatio.name);
}

/** The score test that p1 / p2 equals `margin`. */
export function scoreRatioTest(counts: TwoCounts, margin = 1): DirectionalOutcome {
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
