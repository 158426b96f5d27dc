import { bisect } from "../../math/basics/bisection.ts";
import type { Discordant } from "../../math/basics/counts.ts";
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

export const tango: Method = {
  name: "Tango score",
  doc: "Score test and interval for the difference of two rates over the same units, one sample each.",
  citation: "Tango 1998, Stat Med 17:891",
};

/** Below this distance from the estimate the spread itself is float noise without discordant pairs. */
const noise = 1e-14;

/**
 * T(D) = (b-c-nD) / sqrt(n(2q + D(1-D))), q the restricted rate of "only second":
 * q = (sqrt(B²-4AC) - B)/(2A), A = 2n, B = -b-c+(2n-b+c)D, C = -cD(1-D).
 */
function score(counts: Discordant, margin: number): number {
  const { onlyFirst: b, onlySecond: c, total: n } = counts;
  const distance = b - c - n * margin;
  if (Math.abs(distance) < noise * n) return 0;
  if (Math.abs(margin) >= 1) return distance * Number.POSITIVE_INFINITY;
  const linear = -b - c + (2 * n - b + c) * margin;
  const constant = -c * margin * (1 - margin);
  const root = Math.sqrt(Math.max(0, linear * linear - 8 * n * constant));
  const q = linear > 0 ? (-2 * constant) / (root + linear) : (root - linear) / (4 * n);
  return distance / Math.sqrt(Math.max(0, n * (2 * q + margin * (1 - margin))));
}

function upperLimit(counts: Discordant, z: number): number {
  const difference = (counts.onlyFirst - counts.onlySecond) / counts.total;
  return bisect((margin) => score(counts, margin) > -z, difference, 1);
}

/** All margins whose |T| stays below z; ± z²/(n+z²) without discordant pairs, never zero width. */
export function tangoInterval(counts: Discordant, level: number): IntervalOutcome {
  const { onlyFirst, onlySecond, total } = counts;
  if (total <= 0) return withoutInterval(null, reasons.noPairs);
  const z = zCritical(level);
  const mirrored = { onlyFirst: onlySecond, onlySecond: onlyFirst, total };
  const limits = { lower: -upperLimit(mirrored, z), upper: upperLimit(counts, z) };
  return withInterval((onlyFirst - onlySecond) / total, limits, level, tango.name);
}

/** The score test that the difference of the two rates equals `margin`. */
export function tangoTest(counts: Discordant, margin = 0): DirectionalOutcome {
  if (counts.total <= 0) return withoutTest(reasons.noPairs);
  const statistic = score(counts, margin);
  return {
    statistic,
    p: 2 * normalCdf(-Math.abs(statistic)),
    pGreater: normalCdf(-statistic),
    pLess: normalCdf(statistic),
    reason: null,
  };
}
