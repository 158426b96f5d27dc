import type { Interval } from "../model/index.ts";
import type { Comparison } from "./comparison.ts";
import { compare } from "./comparison.ts";
import type { Difference } from "./difference.ts";
import { differenceOf, pairsOf } from "./difference.ts";
import type { Draws } from "./draws.ts";
import { clustersAt, valuesAt } from "./draws.ts";
import { intervalOf } from "./interval.ts";
import { levelOf } from "./level.ts";
import type { Cluster } from "./math/clusters.ts";
import type { IntervalOutcome, Limits } from "./math/outcome.ts";
import { squareAndAdd } from "./math/square-and-add.ts";
import { mean } from "./math/sums.ts";
import { didWider, didWiderInterval } from "./methods/did-wider.ts";
import { pairedMoverInterval } from "./methods/paired-mover.ts";
import type { MetricData } from "./observations.ts";
import type { Changes } from "./runs.ts";

/** The four groups of an interaction: both ends of the first change, and of the second. */
export interface FourDraws extends Omit<Changes, "groups"> {
  readonly firstTo: Draws;
  readonly firstFrom: Draws;
  readonly secondTo: Draws;
  readonly secondFrom: Draws;
}

/** Rates this few draws deep, or at 0 or 1, get the wider of two intervals (statistics, 2.7). */
const fewDraws = 20;

/**
 * How much more one side changes than the other: each change by draw, then the two changes compared
 * like any two scores. Null where the two ends of a change share no draws.
 */
export function changesOf(data: MetricData, four: FourDraws): Comparison | null {
  if (!four.linked) return null;
  const first = changeBetween(four.firstTo, four.firstFrom);
  const second = changeBetween(four.secondTo, four.secondFrom);
  if (first.present.length === 0 || second.present.length === 0) return null;
  return compare(asScore(data), first, second, four.sameRuns);
}

/** The same metric taken as a score: differences of rates are not rates. */
export function asScore(data: MetricData): MetricData {
  if (data.metric.kind === "score") return data;
  return { ...data, fractions: false, metric: { ...data.metric, kind: "score" } };
}

/** First minus second by draw, over the draws of both. */
export function changeBetween(other: Draws, base: Draws): Draws {
  const present = other.present.filter((at) => (base.count[at] as number) > 0);
  const value = new Float64Array(other.value.length);
  const count = new Float64Array(other.value.length);
  const planned = other.planned.map((flag, at) => flag | (base.planned[at] as number));
  for (const at of present) {
    value[at] = (other.value[at] as number) - (base.value[at] as number);
    count[at] = (other.count[at] as number) + (base.count[at] as number);
  }
  return { kind: other.kind, value, count, planned, present, patchy: false };
}

/** The difference in differences with its interval. */
export function interactionOf(data: MetricData, four: FourDraws, level: number): Difference {
  const changes = changesOf(data, four);
  if (changes === null) return independent(data, four, level);
  const plain = differenceOf(changes, level);
  if (data.metric.kind === "score" || changes.kind === "replicate") return plain;
  if (changes.arrangement === "paired") {
    const { interval } = pairedRates(four, changes, level);
    if (interval === null) return plain;
    const wary = interval.method === didWider.name;
    const method = wary ? `${plain.method}, or MOVER where that is wider` : plain.method;
    return { ...plain, interval: cut(interval, interval.method), reason: null, method };
  }
  const limits = moverOfChanges(four, level);
  const mover = limits && cut({ ...limits, level }, "MOVER of two paired intervals");
  return fragile(four) && width(mover) > width(plain.interval)
    ? { ...plain, interval: mover, reason: null, method: "MOVER of the two paired intervals" }
    : plain;
}

function cut({ lower, upper, level }: Limits & { level: number }, method: string): Interval | null {
  return intervalOf({ lower, upper }, level, method, { lower: -2, upper: 2 });
}

/** The wider of t and MOVER where units are few or a cell is at 0 or 1, else t. */
function pairedRates(four: FourDraws, changes: Comparison, level: number): IntervalOutcome {
  const at = (draws: Draws) => clustersAt(draws, changes.ofPlaces);
  const [aOn, aOff] = [at(four.firstTo), at(four.firstFrom)];
  const [bOn, bOff] = [at(four.secondTo), at(four.secondFrom)];
  const none: Cluster = { count: 0, sum: 0, within: 0 };
  const quads = aOn.map((on, i) => ({
    aOn: on,
    aOff: aOff[i] ?? none,
    bOn: bOn[i] ?? none,
    bOff: bOff[i] ?? none,
  }));
  return didWiderInterval(quads, level);
}

function moverOfChanges(four: FourDraws, level: number): Limits | null {
  return combine(
    pairedMoverInterval(pairsBetween(four.firstTo, four.firstFrom), level),
    pairedMoverInterval(pairsBetween(four.secondTo, four.secondFrom), level),
  );
}

function pairsBetween(first: Draws, second: Draws) {
  const places = first.present.filter((at) => (second.count[at] as number) > 0);
  return pairsOf({ first, second, ofPlaces: places, versusPlaces: places });
}

function combine(one: IntervalOutcome, two: IntervalOutcome): Limits | null {
  if (!one.interval || !two.interval || one.estimate === null || two.estimate === null) return null;
  return squareAndAdd(
    { estimate: one.estimate, limits: one.interval },
    { estimate: two.estimate, limits: two.interval },
    0,
  );
}

function fragile({ firstTo, firstFrom, secondTo, secondFrom }: FourDraws): boolean {
  return [firstTo, firstFrom, secondTo, secondFrom].some((draws) => {
    const rate = mean(valuesAt(draws, draws.present));
    return draws.present.length < fewDraws || rate === 0 || rate === 1;
  });
}

function width(interval: { lower: number | null; upper: number | null } | null): number {
  return interval ? (interval.upper ?? 0) - (interval.lower ?? 0) : -1;
}

/** Four groups that share no draws: square-and-add of the four own intervals. */
function independent(data: MetricData, four: FourDraws, level: number): Difference {
  const sides = [four.firstTo, four.firstFrom, four.secondTo, four.secondFrom].map((draws) =>
    levelOf(draws, data, level),
  );
  const [a, b, c, d] = sides.map((side) => side.value);
  if (a == null || b == null || c == null || d == null)
    return {
      value: null,
      interval: null,
      reason: "a group has no scored sample",
      method: "no estimate",
    };
  const value = a - b - (c - d);
  const [on1, off1, on2, off2] = sides.map(({ value: estimate, interval }) =>
    estimate === null || interval === null || interval.lower === null || interval.upper === null
      ? null
      : { estimate, limits: { lower: interval.lower, upper: interval.upper } },
  );
  if (!on1 || !off1 || !on2 || !off2)
    return {
      value,
      interval: null,
      reason: "a group has no interval",
      method: "difference in differences",
    };
  const difference = (on: typeof on1, off: typeof on1) => ({
    estimate: on.estimate - off.estimate,
    limits: squareAndAdd(on, off, 0),
  });
  const limits = squareAndAdd(difference(on1, off1), difference(on2, off2), 0);
  const method = "square-and-add (MOVER) of the intervals of four groups without shared draws";
  return { value, interval: intervalOf(limits, level, method), reason: null, method };
}
