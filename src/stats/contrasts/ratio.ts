import { isArea } from "../../model/index.ts";
import type { Draws } from "../draws/index.ts";
import { runsAt } from "../draws/index.ts";
import { meanOfDraws } from "../estimates/index.ts";
import { intervalOf, outcomeOf, rangeOf } from "../evidence/index.ts";
import type { FoundTest, Reason } from "../facts/index.ts";
import { tCritical } from "../math/basics/distributions.ts";
import type { Limits } from "../math/basics/outcome.ts";
import { mathReason } from "../math/basics/reasons.ts";
import { summarise } from "../math/basics/summary.ts";
import { ratioLimits } from "../math/intervals/ratio-limits.ts";
import type { Side } from "../math/intervals/square-and-add.ts";
import { fiellerInterval } from "../methods/differences/fieller.ts";
import { oneRunRateSides } from "../methods/differences/one-run.ts";
import type { Comparison } from "./comparison.ts";
import { compare } from "./comparison.ts";
import type { Difference } from "./difference.ts";
import { correlationOf, groupsOf, whyNoValue } from "./difference.ts";
import { testDifference } from "./difference-test.ts";
import { asScore } from "./interaction.ts";
import { limitsOf } from "./mover.ts";

/** The lower limit of a denominator at or below which a ratio is refused. */
export const weakestDenominator = 0.05;
const refusalLevel = 0.95;

interface Found {
  readonly limits: Limits | null;
  readonly why: Reason | null;
  /** Name of the method. */
  readonly method: string;
}

/** First over second with its interval; refused where the denominator may be near zero. */
export function ratioOf(c: Comparison, level: number): Difference {
  const [of, versus] = groupsOf(c);
  const refusal = refuse(c);
  if (of.length === 0 || versus.length === 0 || refusal !== null)
    return { value: null, interval: null, why: refusal ?? whyNoValue(c), how: { is: "none" } };
  const value = (c.first.estimate as number) / (c.second.estimate as number);
  const { limits, why, method } = found(c, level);
  const interval = intervalOf(limits, level, method);
  return {
    value,
    interval,
    why: interval ? null : (why ?? { is: "no interval" }),
    how: {
      is: "ratio",
      draws: { kind: c.kind, of: Math.min(of.length, versus.length) },
      by: method,
    },
  };
}

function refuse(c: Comparison): Reason | null {
  if (isArea(c.data.metric)) return { is: "ratio of areas" };
  const [first, second] = [c.first.estimate, c.second.estimate];
  if ((first !== null && first < 0) || (second !== null && second < 0))
    return { is: "ratio below zero" };
  if (outcomeOf(c.data.metric) === "score")
    return second === 0 ? { is: "denominator is zero" } : null;
  // Near which a denominator says nothing: five points above the end of its range, on the scale of the range.
  const { lower: least, upper: most } = rangeOf(c.data.metric);
  const weakest = Math.max(0, least) + weakestDenominator * (most - least);
  const { value, interval } = meanOfDraws(c.second, c.data, refusalLevel);
  const lower = interval?.lower ?? value;
  if (lower === null || lower > weakest) return null;
  return { is: "weak denominator", lower, share: most === 1 };
}

function found(c: Comparison, level: number): Found {
  const outcome = outcomeOf(c.data.metric);
  if (outcome !== "score" && c.kind !== "replicate") {
    const r = correlationOf(c);
    return fromSides(c, level, r, r === 0 ? "MOVER-R" : "MOVER-R with correlation");
  }
  if (c.arrangement === "paired") return fieller(c, level);
  if (c.arrangement === "one-run")
    return outcome === "rate" ? ratesAgainstOne(c, level) : againstOne(c, level);
  return fromSides(c, level, correlationOf(c), "MOVER-R on the limits of each side");
}

function fieller(c: Comparison, level: number): Found {
  const { interval, reason } = fiellerInterval(...groupsOf(c), level);
  const why: Reason | null =
    reason === null ? null : { is: "by the method", why: mathReason(reason) };
  return { limits: interval, why, method: "Fieller" };
}

/**
 * Several runs and a single one (Fieller for independent means): the ratios R with
 * (a - Rb)² <= t²(n-1)·(V_a + R² V_b). The variance of the single run is that of the several, or none where it was
 * not trained.
 */
function againstOne(c: Comparison, level: number): Found {
  const [of, versus] = groupsOf(c);
  const several = summarise(of.length > 1 ? of : versus);
  const method = "Fieller, with the spread of the several runs for the single one";
  if (!several.se || several.df === null)
    return { limits: null, why: { is: "no variance" }, method };
  const mean = several.se ** 2;
  const lone = c.loneIsTrained ? mean * several.n : 0;
  const [va, vb] = of.length > 1 ? [mean, lone] : [lone, mean];
  const [a, b] = [c.first.estimate as number, c.second.estimate as number];
  const t2 = tCritical(level, several.df) ** 2;
  const lead = b * b - t2 * vb;
  if (lead <= 0) return { limits: null, why: { is: "denominator may be zero" }, method };
  const root = Math.sqrt(Math.max(0, (a * b) ** 2 - lead * (a * a - t2 * va)));
  return {
    limits: { lower: (a * b - root) / lead, upper: (a * b + root) / lead },
    why: null,
    method,
  };
}

/** Rates of several runs and of a single one: MOVER-R, on limits that stay rates and never have no width. */
function ratesAgainstOne(c: Comparison, level: number): Found {
  const method = "MOVER-R, with the spread of the several runs for the single one";
  const first = runsAt(c.data, c.first, c.ofPlaces);
  const second = runsAt(c.data, c.second, c.versusPlaces);
  const ofIsOne = first.length === 1;
  const [one, several] = ofIsOne ? [first[0], second] : [second[0], first];
  const sides = one ? oneRunRateSides(one, several, level) : null;
  if (sides === null) return { limits: null, why: { is: "a side without interval" }, method };
  const { single, over } = sides;
  const alone = c.loneIsTrained ? single : asItIs(single.estimate);
  const limits = ofIsOne ? ratioLimits(alone, over, 0) : ratioLimits(over, alone, 0);
  return { limits, why: null, method };
}

/** A model that was not trained here: its rate is taken as it is. */
function asItIs(estimate: number): Side {
  return { estimate, limits: { lower: estimate, upper: estimate } };
}

/** MOVER-R on the limits of each side, where both are above zero. */
function fromSides(c: Comparison, level: number, r: number, method: string): Found {
  const [one, two] = [limitsOf(c.data, c.first, level), limitsOf(c.data, c.second, level)];
  if (!one || !two) return { limits: null, why: { is: "a side without interval" }, method };
  if (
    one.limits.lower < 0 ||
    two.limits.lower < 0 ||
    (two.limits.lower === 0 && outcomeOf(c.data.metric) === "score")
  )
    return { limits: null, why: { is: "a side may be zero" }, method };
  return { limits: ratioLimits(one, two, r), why: null, method };
}

/** p of "the ratio equals `null`", tested as: first minus `null` times second equals zero. */
export function testRatio(c: Comparison, nullValue: number, seed: number): FoundTest | null {
  const scaled =
    nullValue === 1 ? c : compare(asScore(c.data), c.first, scale(c.second, nullValue), c);
  const p = testDifference(scaled, 0, seed);
  return p && { ...p, null: nullValue };
}

function scale(draws: Draws, by: number): Draws {
  const times = (values: Float64Array) => values.map((value) => value * by);
  const { own: _own, ...rest } = draws;
  return {
    ...rest,
    estimate: draws.estimate === null ? null : draws.estimate * by,
    value: times(draws.value),
    mean: times(draws.mean),
    total: times(draws.total),
    byUnit: null,
    unitsOfRuns: null,
  };
}
