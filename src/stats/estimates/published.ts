import type { Contrast, Estimate, Interval, PublishedValue, Selection } from "../../model/index.ts";
import { isCount } from "../../model/index.ts";
import type { MetricData } from "../evidence/index.ts";
import { intervalOf, rateDifferenceRange, rateRange } from "../evidence/index.ts";
import { newcombeInterval } from "../methods/differences/newcombe.ts";
import { wilsonInterval } from "../methods/levels/wilson.ts";
import { miettinenNurminen, miettinenNurminenTest } from "../methods/tests/miettinen-nurminen.ts";

const publishedLevel = 0.95;
const notAveraged = "transcribed numbers are never averaged: name one condition";
const noInterval = "no interval reported";
const ourWords = "ours, from published values and n";

/** A transcribed number as it stands in its source; several are never averaged. */
export function estimatePublished(
  data: MetricData,
  of: Selection,
  published: readonly PublishedValue[],
  level: number,
): Estimate {
  const [only] = published;
  const one = published.length === 1 && only !== undefined ? only : null;
  const interval = one && publishedInterval(one);
  const reason = one ? (interval ? null : noInterval) : notAveraged;
  return {
    experiment: data.experiment.id,
    metric: data.metric.id,
    of,
    value: one?.value ?? null,
    ...(reason ? { reason } : {}),
    interval,
    method: one
      ? `transcribed from its source${one.interval ? `: ${one.interval}` : ""}`
      : "no estimate",
    drawn: "unit",
    generalisesTo: "what its source says",
    n: one?.n ?? 0,
    total: null,
    units: one?.n ?? 0,
    clusters: null,
    replicates: 1,
    effectiveN: null,
    twoWay: null,
    pooled: null,
    missing: {},
    missingShare: 0,
    worstCase: null,
    draws: [],
    averagedOver: [],
    warnings: one && isEmpty(one) ? [emptyWarning(one)] : [],
    published: one && {
      citation: one.citation,
      place: one.place,
      interval: one.interval,
      ours: ourInterval(data, one, level),
    },
  };
}

function publishedInterval(p: PublishedValue): Interval | null {
  if (p.lower === null && p.upper === null) return null;
  const method = p.interval ?? "as published";
  return { lower: p.lower, upper: p.upper, level: publishedLevel, method };
}

/** Zero width at an end of the scale: what a bootstrap gives when nothing, or everything, happened. */
function isEmpty(p: PublishedValue): boolean {
  return p.lower !== null && p.lower === p.upper && (p.value === 0 || p.value === 1);
}

function emptyWarning(p: PublishedValue): string {
  return `the published interval has no width at ${p.value * 100}%: it says nothing about how rare the event is`;
}

function ourInterval(data: MetricData, p: PublishedValue, level: number): Interval | null {
  if (p.ours === "none" || p.n === null || !isCount(data.metric)) return null;
  const { interval } = wilsonInterval(p.value * p.n, p.n, level);
  return intervalOf(interval, level, `Wilson, ${ourWords}`, rateRange);
}

/** The parts of a contrast that transcribed numbers can give. */
export type PublishedDifference = Pick<
  Contrast,
  "value" | "reason" | "interval" | "p" | "method" | "estimates" | "n" | "units"
>;

/** Difference of two transcribed numbers; interval and p are ours, where both have an n. */
export function publishedDifference(
  data: MetricData,
  of: readonly PublishedValue[],
  versus: readonly PublishedValue[],
  options: { readonly level: number; readonly null: number },
): PublishedDifference {
  const [first, second] = [of[0], versus[0]];
  if (of.length !== 1 || versus.length !== 1 || !first || !second)
    return empty(of.length > 1 || versus.length > 1 ? notAveraged : "one side has no number");
  const sides = {
    value: first.value - second.value,
    estimates: { of: first.value, versus: second.value },
    n: { of: first.n ?? 0, versus: second.n ?? 0 },
    units: Math.min(first.n ?? 0, second.n ?? 0),
  };
  if (!isCount(data.metric) || !first.n || !second.n)
    return {
      ...sides,
      reason: "no interval can be had from the published numbers",
      interval: null,
      p: null,
      method: "difference of two transcribed numbers",
    };
  const counts = {
    x1: Math.round(first.value * first.n),
    n1: first.n,
    x2: Math.round(second.value * second.n),
    n2: second.n,
  };
  const exact = { ...counts, x1: first.value * first.n, x2: second.value * second.n };
  const { interval } = newcombeInterval(exact, options.level);
  const { p } = miettinenNurminenTest(counts, options.null);
  return {
    ...sides,
    interval: intervalOf(interval, options.level, `Newcombe, ${ourWords}`, rateDifferenceRange),
    p: p === null ? null : { value: p, method: miettinenNurminen.name, null: options.null },
    method: `difference of two transcribed numbers; Newcombe interval, ${ourWords}`,
  };
}

function empty(reason: string): PublishedDifference {
  return {
    value: null,
    reason,
    interval: null,
    p: null,
    method: "no estimate",
    estimates: { of: null, versus: null },
    n: { of: 0, versus: 0 },
    units: 0,
  };
}
