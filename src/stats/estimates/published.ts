import type { Interval, PublishedValue, Selection } from "../../model/index.ts";
import { isCount } from "../../model/index.ts";
import type { MetricData } from "../evidence/index.ts";
import { intervalOf, rateDifferenceRange, rateRange } from "../evidence/index.ts";
import type { FoundContrast, FoundEstimate, Reason } from "../facts/index.ts";
import { newcombeInterval } from "../methods/differences/newcombe.ts";
import { wilsonInterval } from "../methods/estimates/wilson.ts";
import { miettinenNurminen, miettinenNurminenTest } from "../methods/tests/miettinen-nurminen.ts";

const publishedEstimate = 0.95;
const notAveraged: Reason = { is: "several transcribed" };
/** What tells an interval of ours from that of a source. */
const fromPublished = "from published values and n";

/** A transcribed number as it stands in its source; several are never averaged. */
export function estimatePublished(
  data: MetricData,
  of: Selection,
  published: readonly PublishedValue[],
  level: number,
): FoundEstimate {
  const [only] = published;
  const one = published.length === 1 && only !== undefined ? only : null;
  const interval = one && publishedInterval(one);
  const unreported = interval ? null : ({ is: "none reported" } as const);
  return {
    experiment: data.experiment.id,
    metric: data.metric.id,
    of,
    value: one?.value ?? null,
    why: one ? unreported : notAveraged,
    interval,
    how: one ? { is: "transcribed", interval: one.interval } : { is: "none" },
    drawn: "unit",
    speaksOf: "source",
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
    warned: one && isEmpty(one) ? [{ is: "no width", value: one.value }] : [],
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
  return { lower: p.lower, upper: p.upper, level: publishedEstimate, method };
}

/** Zero width at an end of the scale: what a bootstrap gives when nothing, or everything, happened. */
function isEmpty(p: PublishedValue): boolean {
  return p.lower !== null && p.lower === p.upper && (p.value === 0 || p.value === 1);
}

function ourInterval(data: MetricData, p: PublishedValue, level: number): Interval | null {
  if (p.ours === "none" || p.n === null || !isCount(data.metric)) return null;
  const { interval } = wilsonInterval(p.value * p.n, p.n, level);
  return intervalOf(interval, level, `Wilson, ${fromPublished}`, rateRange);
}

/** The parts of a contrast that transcribed numbers can give. */
export type PublishedDifference = Pick<
  FoundContrast,
  "value" | "why" | "interval" | "test" | "how" | "estimates" | "n" | "units"
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
    return empty(
      of.length > 1 || versus.length > 1 ? notAveraged : { is: "a side without number" },
    );
  const sides = {
    value: first.value - second.value,
    estimates: { of: first.value, versus: second.value },
    n: { of: first.n ?? 0, versus: second.n ?? 0 },
    units: Math.min(first.n ?? 0, second.n ?? 0),
  };
  if (!isCount(data.metric) || !first.n || !second.n)
    return {
      ...sides,
      why: { is: "transcribed without n" },
      interval: null,
      test: null,
      how: { is: "transcribed", interval: false },
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
    why: null,
    interval: intervalOf(
      interval,
      options.level,
      `Newcombe, ${fromPublished}`,
      rateDifferenceRange,
    ),
    test:
      p === null
        ? null
        : {
            value: p,
            how: { is: "named", name: `${miettinenNurminen.name} test` },
            null: options.null,
          },
    how: { is: "transcribed", interval: true },
  };
}

function empty(why: Reason): PublishedDifference {
  return {
    value: null,
    why,
    interval: null,
    test: null,
    how: { is: "none" },
    estimates: { of: null, versus: null },
    n: { of: 0, versus: 0 },
    units: 0,
  };
}
