import { level as written } from "../lib/format-number.ts";
import type { PValue } from "../model/index.ts";
import type { Comparison } from "./comparison.ts";
import { compare } from "./comparison.ts";
import type { Difference } from "./difference.ts";
import { groupsOf, pairsOf, testDifference } from "./difference.ts";
import type { Draws } from "./draws.ts";
import { clustersAt } from "./draws.ts";
import { asScore } from "./interaction.ts";
import { intervalOf } from "./interval.ts";
import { levelOf } from "./level.ts";
import type { Limits } from "./math/outcome.ts";
import { ratioLimits } from "./math/ratio-limits.ts";
import { mean, sum } from "./math/sums.ts";
import { clusterMoverRatioInterval } from "./methods/cluster-mover-ratio.ts";
import { fiellerInterval } from "./methods/fieller.ts";
import { meanTInterval } from "./methods/mean-t.ts";
import { pairedMoverRatioInterval } from "./methods/paired-mover-ratio.ts";
import { counted, drawNoun } from "./words.ts";

/** The lower limit of a denominator at or below which a ratio is refused. */
export const weakestDenominator = 0.05;
const refusalLevel = 0.95;

interface Found {
  readonly limits: Limits | null;
  readonly reason: string | null;
  readonly method: string;
}

/** First over second with its interval; refused where the denominator may be near zero. */
export function ratioOf(c: Comparison, level: number): Difference {
  const [of, versus] = groupsOf(c);
  const refusal = refuse(c);
  if (of.length === 0 || versus.length === 0 || refusal !== null)
    return {
      value: null,
      interval: null,
      reason: refusal ?? "one side has no scored sample",
      method: "no estimate",
    };
  const value = mean(of) / mean(versus);
  const { limits, reason, method } = found(c, level);
  const interval = intervalOf(limits, level, method);
  return {
    value,
    interval,
    reason: interval ? null : (reason ?? "no interval can be computed"),
    method: `ratio over ${counted(Math.min(of.length, versus.length), drawNoun(c.data.experiment.design, c.kind))}, ${method}`,
  };
}

function refuse(c: Comparison): string | null {
  if (c.data.metric.kind === "score") {
    return sum(groupsOf(c)[1]) === 0 ? "the denominator is zero" : null;
  }
  const { value, interval } = levelOf(usedSecond(c), c.data, refusalLevel);
  const lower = interval?.lower ?? value;
  if (lower === null || lower > weakestDenominator) return null;
  const least = written(lower, { scale: "percent", digits: 1 });
  return `the denominator may be as low as ${least}: read the difference instead of a ratio`;
}

function usedSecond(c: Comparison): Draws {
  return { ...c.second, present: c.versusPlaces };
}

function found(c: Comparison, level: number): Found {
  const { kind } = c.data.metric;
  if (kind === "binary" && c.kind !== "replicate")
    return c.arrangement === "paired"
      ? mover(pairedMoverRatioInterval(pairsOf(c), level), "MOVER-R with correlation")
      : mover(
          clusterMoverRatioInterval(
            clustersAt(c.first, c.ofPlaces),
            clustersAt(c.second, c.versusPlaces),
            level,
          ),
          "MOVER-R",
        );
  if (c.arrangement === "paired") return mover(fiellerInterval(...groupsOf(c), level), "Fieller");
  return c.arrangement === "one-run" && c.versusPlaces.length === 1
    ? againstOne(c, level)
    : fromSides(c, level);
}

/** Replicates over the one run below them: t on their ratios to it. */
function againstOne(c: Comparison, level: number): Found {
  const [of, versus] = groupsOf(c);
  const ratios = of.map((value) => value / (versus[0] ?? 1));
  const { interval, reason } = meanTInterval(ratios, level);
  return { limits: interval, reason, method: "t on the ratios to the one run" };
}

function mover(
  outcome: { readonly interval: Limits | null; readonly reason: string | null },
  method: string,
): Found {
  return { limits: outcome.interval, reason: outcome.reason, method };
}

/** Two groups of replicates or scores: MOVER-R on the t limits of each, where both are above zero. */
function fromSides(c: Comparison, level: number): Found {
  const method = "MOVER-R on the t limits of each side";
  const [one, two] = [{ ...c.first, present: c.ofPlaces }, usedSecond(c)].map((draws) => {
    const { value, interval } = levelOf(draws, c.data, level);
    if (value === null || interval?.lower == null || interval.upper === null) return null;
    return { estimate: value, limits: { lower: interval.lower, upper: interval.upper } };
  });
  if (!one || !two) return { limits: null, reason: "a side has no interval", method };
  if (one.limits.lower < 0 || two.limits.lower <= 0)
    return { limits: null, reason: "a side may be zero or below: no interval for a ratio", method };
  return { limits: ratioLimits(one, two, 0), reason: null, method };
}

/** p of "the ratio equals `null`", tested as: first minus `null` times second equals zero. */
export function testRatio(c: Comparison, nullValue: number, seed: number): PValue | null {
  const scaled =
    nullValue === 1 ? c : compare(asScore(c.data), c.first, scale(c.second, nullValue), c.sameRuns);
  const p = testDifference(scaled, 0, seed);
  return p && { ...p, null: nullValue };
}

function scale(draws: Draws, by: number): Draws {
  return { ...draws, value: draws.value.map((value) => value * by) };
}
