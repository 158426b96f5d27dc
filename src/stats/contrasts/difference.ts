import { count } from "../../lib/format-number.ts";
import { counted } from "../../lib/words.ts";
import type { Interval } from "../../model/index.ts";
import type { DifferenceMethod } from "../choose/index.ts";
import { chooseMethod, differenceRows } from "../choose/index.ts";
import { runsAt, valuesAt } from "../draws/index.ts";
import { freedom, withinWords } from "../estimates/index.ts";
import {
  createMemory,
  differenceRange,
  drawNoun,
  intervalOf,
  rangeOf,
  runWords,
} from "../evidence/index.ts";
import type { Discordant, TwoCounts } from "../math/basics/counts.ts";
import type { Limits } from "../math/basics/outcome.ts";
import { summarise } from "../math/basics/summary.ts";
import { mean } from "../math/basics/sums.ts";
import { overlapStandard } from "../math/intervals/overlap.ts";
import { squareAndAdd } from "../math/intervals/square-and-add.ts";
import type { Standard } from "../math/intervals/t-inference.ts";
import { tInterval, valueWords } from "../math/intervals/t-inference.ts";
import { clusterMover } from "../methods/differences/cluster-mover.ts";
import { minimumDetectableEffect } from "../methods/differences/minimum-effect.ts";
import { newcombe, newcombeInterval } from "../methods/differences/newcombe.ts";
import { oneRun, oneRunRateInterval } from "../methods/differences/one-run.ts";
import { pairedMover } from "../methods/differences/paired-mover.ts";
import { pairedT, pairedTInterval } from "../methods/differences/paired-t.ts";
import { tango, tangoInterval } from "../methods/differences/tango.ts";
import { welch } from "../methods/differences/welch.ts";
import type { Comparison } from "./comparison.ts";
import { drawsUsed, factsOf, isGroups } from "./comparison.ts";
import { limitsOf, sharedCorrelation } from "./mover.ts";

/** A difference with its interval, and how it was computed. */
export interface Difference {
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly reason: string | null;
  readonly method: string;
}

/** Mean over the draws of first minus second. */
export function differenceValue(c: Comparison): number | null {
  if (c.arrangement === "paired") return c.differences.length ? mean(c.differences) : null;
  if (c.first.estimate === null || c.second.estimate === null) return null;
  return c.first.estimate - c.second.estimate;
}

/** The difference with its interval, by the table of methods. */
export function differenceOf(c: Comparison, level: number): Difference {
  const value = differenceValue(c);
  if (value === null)
    return {
      value,
      interval: null,
      reason: noValueReason(c),
      method: "no estimate",
    };
  const noun = drawNoun(c.data.experiment.design, c.kind);
  const choice = chooseMethod(differenceRows, factsOf(c), noun);
  if (choice.method === null)
    return {
      value,
      interval: null,
      reason: choice.reason,
      method: `difference over ${size(c, noun)}, no interval`,
    };
  const { name, limits, phrase } = intervals[choice.method];
  const range = differenceRange(c.data.metric);
  const interval = intervalOf(limits(c, level), level, name, range);
  return {
    value,
    interval,
    reason: interval
      ? null
      : (c.first.own?.reason ?? c.second.own?.reason ?? "no interval can be computed"),
    method: `${phrase(c, noun)}${withinWords(c.first, noun)}`,
  };
}

/** Why a side has no value. */
export function noValueReason({ first, second }: Pick<Comparison, "first" | "second">): string {
  return first.refusal ?? second.refusal ?? "one side has no scored sample";
}

interface IntervalMethod {
  readonly name: string;
  limits(c: Comparison, level: number): Limits | null;
  phrase(c: Comparison, noun: string): string;
}

const intervals: Readonly<Record<DifferenceMethod, IntervalMethod>> = {
  tango: {
    name: tango.name,
    limits: (c, level) => tangoInterval(discordantOf(c), level).interval,
    phrase: (c, noun) =>
      `Tango's score interval over ${counted(c.differences.length, noun)} seen on both sides`,
  },
  "paired-t": {
    name: pairedT.name,
    limits: (c, level) => pairedTInterval(c.differences, level).interval,
    phrase: (c, noun) =>
      `mean of the ${pairedWords(c, noun)}, ${freedom(c.differences.length - 1)}`,
  },
  mover: {
    name: pairedMover.name,
    limits: moverLimits,
    phrase: (c, noun) =>
      c.first.own
        ? `square-and-add (MOVER) of the limits of both sides with their correlation, by ${noun} (${counted(c.differences.length, noun)}): ${sidesWords(c)}`
        : `square-and-add (MOVER) of Wilson limits on the effective sample size with their correlation, by ${noun} (${counted(c.differences.length, noun)}, ${freedom(c.differences.length - 1)})${sameRunWords(c, noun)}`,
  },
  newcombe: {
    name: newcombe.name,
    limits: (c, level) => newcombeInterval(countsOf(c), level).interval,
    phrase: (c, noun) => `Newcombe interval, ${size(c, noun)}`,
  },
  "two-mover": {
    name: clusterMover.name,
    limits: moverLimits,
    phrase: (c, noun) =>
      c.first.own
        ? `square-and-add (MOVER) of the limits of both sides, ${size(c, noun)}${sharedWords(c)}: ${sidesWords(c)}`
        : `square-and-add (MOVER) of Wilson limits on the effective sample size, ${size(c, noun)}${sharedWords(c)}`,
  },
  "one-run": {
    name: oneRun.name,
    limits: (c, level) => tInterval(loneStandard(c), level, oneRun.name, valueWords).interval,
    phrase: (c, noun) => `mean of the ${pairedWords(c, noun)}, ${loneWords(c)}`,
  },
  "one-run-rate": {
    name: oneRun.name,
    limits: loneRateLimits,
    phrase: (c, noun) => `mean of the ${pairedWords(c, noun)}, ${loneWords(c)}`,
  },
  "lone-model": {
    name: "runs against one model",
    limits: (c, level) => {
      const several = c.ofPlaces.length > 1 ? c.first : c.second;
      const own = limitsOf(c.data, several, level);
      const [of, versus] = [c.first.estimate ?? 0, c.second.estimate ?? 0];
      if (own === null) return null;
      const { lower, upper } = own.limits;
      return several === c.first
        ? { lower: lower - versus, upper: upper - versus }
        : { lower: of - upper, upper: of - lower };
    },
    phrase: (c, noun) =>
      `mean of the ${pairedWords(c, noun)}, which was not trained here and is taken as it is`,
  },
  welch: {
    name: welch.name,
    limits: (c, level) => tInterval(groupsStandard(c), level, welch.name, valueWords).interval,
    phrase: (c, noun) => {
      const { df } = groupsStandard(c);
      return `difference of means over ${size(c, noun)} (Welch, ${freedom(df ?? 0)})${sharedWords(c)}`;
    },
  },
};

/** What each side rests on, once where both rest on the same. */
function sidesWords({ first, second }: Comparison): string {
  const phrases = [first.own?.phrase ?? "", second.own?.phrase ?? ""];
  return [...new Set(phrases)].join(" against ");
}

/** Square-and-add of each side's own limits, with the correlation of the values that both have. */
function moverLimits(c: Comparison, level: number): Limits | null {
  const [first, second] = [limitsOf(c.data, c.first, level), limitsOf(c.data, c.second, level)];
  if (first === null || second === null) return null;
  const r = correlationOf(c);
  const limits = squareAndAdd(first, second, r);
  if (!c.first.own || r <= 0) return limits;
  // A limit at the end of its range no longer moves with the other side, so that correlation may not narrow that end.
  const range = rangeOf(c.data.metric);
  const wide = squareAndAdd(first, second, 0);
  const stuck = (low: number, high: number) => low <= range.lower || high >= range.upper;
  return {
    lower: stuck(first.limits.lower, second.limits.upper) ? wide.lower : limits.lower,
    upper: stuck(second.limits.lower, first.limits.upper) ? wide.upper : limits.upper,
  };
}

/** 0 where the two sides share nothing that goes together. */
export function correlationOf(c: Comparison): number {
  const { data, first, second, sharedPlaces } = c;
  if (sharedPlaces.length === 0) return 0;
  return rememberCorrelation(c, "", () => ({ r: sharedCorrelation(data, first, second) })).r;
}

/** Asked for at each level of an interval, and the same at all. */
const rememberCorrelation = createMemory<Comparison, { readonly r: number }>();

/** `which is taken to vary as they do, t with 7 degrees of freedom`. */
function loneWords(c: Comparison): string {
  return `which is taken to vary as they do, ${freedom(c.differences.length - 1)}`;
}

export function loneStandard(c: Comparison): Standard {
  const { mean: estimate, sd, n, df } = summarise(c.differences);
  return { estimate, se: sd === null ? null : sd * Math.sqrt(1 + 1 / n), df };
}

function loneRateLimits(c: Comparison, level: number): Limits | null {
  const [of, versus] = [
    runsAt(c.data, c.first, c.ofPlaces),
    runsAt(c.data, c.second, c.versusPlaces),
  ];
  const [lone, several] = of.length === 1 ? [of[0], versus] : [versus[0], of];
  const found = lone && oneRunRateInterval(lone, several, level).interval;
  if (!found) return null;
  return of.length === 1 ? found : { lower: -found.upper, upper: -found.lower };
}

export function groupsStandard(c: Comparison): Standard {
  const shared = new Set(c.sharedPlaces);
  const only = (places: readonly number[]) => places.filter((at) => !shared.has(at));
  return overlapStandard({
    sharedFirst: valuesAt(c.first, c.sharedPlaces),
    sharedSecond: valuesAt(c.second, c.sharedPlaces),
    onlyFirst: valuesAt(c.first, only(c.ofPlaces)),
    onlySecond: valuesAt(c.second, only(c.versusPlaces)),
  });
}

/** `, 12 of them on both sides`. */
function sharedWords({ sharedPlaces }: Comparison): string {
  return sharedPlaces.length === 0 ? "" : `, ${count(sharedPlaces.length)} of them on both sides`;
}

function pairedWords(c: Comparison, noun: string): string {
  const n = c.differences.length;
  const differences = `${n} difference${n === 1 ? "" : "s"}`;
  if (c.arrangement === "one-run")
    return `${differences} of each ${noun} from the one run of the other side`;
  return `${differences} by ${noun}${sameRunWords(c, noun)}`;
}

function sameRunWords({ kind, sameRuns }: Comparison, noun: string): string {
  return kind === "replicate" && sameRuns ? `, the same ${runWords(noun)} on both sides` : "";
}

export function size(c: Comparison, noun: string): string {
  if (c.arrangement === "paired") return counted(c.differences.length, noun);
  const [of, versus] = [c.ofPlaces.length, c.versusPlaces.length];
  return `${of} against ${counted(versus, noun)}`;
}

export function nounOf(c: Comparison): string {
  return drawNoun(c.data.experiment.design, c.kind);
}

/** Pairs that say yes on one side only; values are 0 or 1. */
export function discordantOf(c: Comparison): Discordant {
  const onlyFirst = c.differences.filter((d) => d > 0.5).length;
  const onlySecond = c.differences.filter((d) => d < -0.5).length;
  return { onlyFirst, onlySecond, total: c.differences.length };
}

export function countsOf(c: Comparison): TwoCounts {
  const ones = (values: readonly number[]) => values.filter((value) => value > 0.5).length;
  const [of, versus] = groupsOf(c);
  return { x1: ones(of), n1: of.length, x2: ones(versus), n2: versus.length };
}

/** The values of both sides as two groups. */
export function groupsOf(c: Comparison): [readonly number[], readonly number[]] {
  return [valuesAt(c.first, c.ofPlaces), valuesAt(c.second, c.versusPlaces)];
}

/**
 * The difference that this design shows with 80 % power, tested at the level of its interval; null without a
 * variance.
 */
export function detectable(c: Comparison, level: number): number | null {
  const { se, df } = standardOf(c);
  const least = c.kind === "replicate" ? 3 : 2;
  if (se === null || df === null || se === 0 || drawsUsed(c) < least) return null;
  return minimumDetectableEffect(se, df, { alpha: 1 - level, power: 0.8 });
}

function standardOf(c: Comparison): Pick<Standard, "se" | "df"> {
  if (isGroups(c)) return groupsStandard(c);
  return c.arrangement === "one-run" && c.loneIsTrained
    ? loneStandard(c)
    : summarise(c.differences);
}
