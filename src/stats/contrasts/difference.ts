import type { Interval } from "../../model/index.ts";
import type { DifferenceMethod } from "../choose/index.ts";
import { chooseMethod, differenceRows } from "../choose/index.ts";
import { runsAt, valuesAt } from "../draws/index.ts";
import { createMemory, differenceRange, intervalOf, rangeOf } from "../evidence/index.ts";
import type { DifferenceHow, DrawSize, OwnSide, Reason } from "../facts/index.ts";
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
  /** Why there is no value or no interval. */
  readonly why: Reason | null;
  readonly how: DifferenceHow;
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
  if (value === null) return { value, interval: null, why: whyNoValue(c), how: { is: "none" } };
  const choice = chooseMethod(differenceRows, factsOf(c));
  if (choice.method === null)
    return {
      value,
      interval: null,
      why: { is: choice.reason, kind: c.kind },
      how: { is: "difference alone", draws: sizeOf(c) },
    };
  const { name, limits, how } = intervals[choice.method];
  const range = differenceRange(c.data.metric);
  const interval = intervalOf(limits(c, level), level, name, range);
  return {
    value,
    interval,
    why: interval ? null : (c.first.own?.reason ?? c.second.own?.reason ?? { is: "no interval" }),
    how: { ...how(c), within: c.first.within ?? null },
  };
}

/** Why a side has no value. */
export function whyNoValue({ first, second }: Pick<Comparison, "first" | "second">): Reason {
  return first.refusal ?? second.refusal ?? { is: "a side without scores" };
}

interface IntervalMethod {
  readonly name: string;
  limits(c: Comparison, level: number): Limits | null;
  how(c: Comparison): DifferenceHow;
}

const intervals: Readonly<Record<DifferenceMethod, IntervalMethod>> = {
  tango: {
    name: tango.name,
    limits: (c, level) => tangoInterval(discordantOf(c), level).interval,
    how: (c) => ({ is: "tango", draws: sizeOf(c) }),
  },
  "paired-t": {
    name: pairedT.name,
    limits: (c, level) => pairedTInterval(c.differences, level).interval,
    how: (c) => ({ is: "paired-t", ...sizeAndFreedom(c), sameRuns: sameRunsDrawn(c) }),
  },
  "paired-mover": {
    name: pairedMover.name,
    limits: moverLimits,
    how: (c) => ({
      is: "mover",
      ...sizeAndFreedom(c),
      sameRuns: sameRunsDrawn(c),
      sides: ownSides(c),
    }),
  },
  newcombe: {
    name: newcombe.name,
    limits: (c, level) => newcombeInterval(countsOf(c), level).interval,
    how: (c) => ({ is: "newcombe", draws: sizeOf(c) }),
  },
  "cluster-mover": {
    name: clusterMover.name,
    limits: moverLimits,
    how: (c) => ({
      is: "two-mover",
      draws: sizeOf(c),
      shared: c.sharedPlaces.length,
      sides: ownSides(c),
    }),
  },
  "one-run": {
    name: oneRun.name,
    limits: (c, level) => tInterval(loneStandard(c), level, oneRun.name, valueWords).interval,
    how: againstOneRun,
  },
  "one-run-rate": {
    name: oneRun.name,
    limits: loneRateLimits,
    how: againstOneRun,
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
    how: (c) => ({ is: "lone-model", draws: differencesOf(c) }),
  },
  welch: {
    name: welch.name,
    limits: (c, level) => tInterval(groupsStandard(c), level, welch.name, valueWords).interval,
    how: (c) => ({
      is: "welch",
      draws: sizeOf(c),
      df: groupsStandard(c).df ?? 0,
      shared: c.sharedPlaces.length,
    }),
  },
};

/** What each side rests on, where its value brings an interval of its own. */
function ownSides({ first, second }: Comparison): readonly OwnSide[] | null {
  if (!first.own) return null;
  return [first.own, second.own].flatMap((own) => (own ? [own.side] : []));
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

/** Each run of one side against the only run of the other. */
function againstOneRun(c: Comparison): DifferenceHow {
  return { is: "one-run", draws: differencesOf(c), df: c.differences.length - 1 };
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

/** The very same runs are drawn on both sides. */
function sameRunsDrawn({ kind, sameRuns }: Comparison): boolean {
  return kind === "replicate" && sameRuns;
}

function differencesOf({ kind, differences }: Comparison): DrawSize {
  return { kind, of: differences.length };
}

function sizeAndFreedom(c: Comparison) {
  return { draws: differencesOf(c), df: c.differences.length - 1 };
}

/** Draws that are compared: pairs, or those of both groups. */
export function sizeOf(c: Comparison): DrawSize {
  if (c.arrangement === "paired") return differencesOf(c);
  return { kind: c.kind, of: c.ofPlaces.length, versus: c.versusPlaces.length };
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
