import {
  decimalsOf,
  digitsOfWidth,
  digitsThatTell,
  type NumberStyle,
  rateDigits,
  type Told,
} from "../../lib/format-number.ts";
import type { Contrast, Estimate, EstimatePart, Finding, Metric } from "../../model/index.ts";
import { isShare } from "../../model/index.ts";

type Ends = { readonly lower: number | null; readonly upper: number | null };
type Maybe<T> = readonly (T | null | undefined)[];

/** Numbers that stand together, and what they must not be mistaken for. */
export interface Together {
  /** Samples behind them; null where that is not known. */
  readonly n: number | null;
  readonly values?: Maybe<number>;
  readonly intervals?: Maybe<Ends>;
  /** Edges of a claim, or no difference: no value and no end may read like one that it is not. */
  readonly edges?: Maybe<number>;
}

/**
 * How numbers of a metric are written, everywhere: shares in percent by n, scores by the width of their intervals,
 * and in any case with digits enough that an interval has a width and that nothing reads like an edge beside it.
 */
export function styleOf(metric: Metric, together: Together): NumberStyle {
  const share = isShare(metric);
  const factor = share ? 100 : 1;
  const own = share ? rateDigits(together.n) : scoreDigits(together);
  const digits = digitsFor(together, own, factor);
  return { scale: share ? "percent" : "plain", digits };
}

function digitsFor(together: Together, from: number, factor: number): number {
  const intervals = present(together.intervals ?? []).map(endsOf);
  const points = [...numbers(together.values ?? []), ...intervals.flat()];
  const pairs: Told[] = [
    ...intervals.flatMap(([a, b]): Told[] => (a === undefined || b === undefined ? [] : [[a, b]])),
    ...numbers(together.edges ?? []).flatMap((edge) => points.map((v): Told => [v, edge])),
  ];
  const widths = intervals.map(([a = 0, b = a]) => digitsOfWidth((b - a) * factor, 1));
  const scaled = pairs.map(([a, b]): Told => [a * factor, b * factor]);
  return digitsThatTell(scaled, Math.max(from, ...widths));
}

/** Two digits of the half-width; without one, of the value, and no decimals where it is large. */
function scoreDigits({ values = [], intervals = [] }: Together): number {
  const widths = present(intervals).flatMap(({ lower, upper }) =>
    lower !== null && upper !== null && upper > lower ? [upper - lower] : [],
  );
  if (widths.length > 0) return digitsOfWidth(Math.min(...widths) / 2, 2);
  const sizes = numbers(values).flatMap((v) =>
    v === 0 ? [] : [Math.floor(Math.log10(Math.abs(v)))],
  );
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  if (sizes.length === 0) return 2;
  return least < 0 ? Math.max(2, 1 - least) : Math.max(0, Math.min(2, 4 - most));
}

function endsOf({ lower, upper }: Ends): readonly number[] {
  return numbers([lower, upper]);
}

function present<T>(all: Maybe<T>): readonly T[] {
  return all.filter((one): one is T => one !== null && one !== undefined);
}

function numbers(all: Maybe<number>): readonly number[] {
  return present(all).filter(Number.isFinite);
}

/** None of the samples, and all of them: what a share must not read like that is neither. */
const noneOrAll = [0, 1];

/** An estimate, and what stands beside it: edges of a claim, other intervals of the same. */
export function estimateStyle(
  estimate: Estimate,
  metric: Metric,
  beside: Pick<Together, "values" | "intervals" | "edges"> = {},
): NumberStyle {
  const { n, value, interval, published } = estimate;
  if (published && value !== null)
    return publishedStyle(estimate, metric, value, beside.edges ?? []);
  const { digits, ...own } = styleOf(metric, {
    n,
    values: [value, ...(beside.values ?? [])],
    intervals: [interval, ...(beside.intervals ?? [])],
    edges: beside.edges ?? [],
  });
  if (!isShare(metric)) return { ...own, digits };
  const apart = styleOf(metric, { n, values: [value], edges: noneOrAll });
  return { ...own, digits: Math.max(digits, apart.digits) };
}

/** What an estimate is made of: shares as rates are, counts without decimals. */
export function partStyle({ is, value, interval, n }: EstimatePart, metric: Metric): NumberStyle {
  if (is === "count") return { scale: "plain", digits: 0 };
  const { range: _range, fpr: _fpr, ...plain } = metric;
  const kind = is === "share" ? "binary" : "score";
  return styleOf({ ...plain, kind }, { n, values: [value], intervals: [interval] });
}

/** With digits that an author asks for, unless an interval would then have no width. */
export function withDigits(
  style: NumberStyle,
  digits: number | undefined,
  interval: Ends | null,
): NumberStyle {
  if (digits === undefined) return style;
  const factor = style.scale === "percent" ? 100 : 1;
  return { ...style, digits: digitsFor({ n: null, intervals: [interval] }, digits, factor) };
}

/** A transcribed number keeps the digits of its source. */
function publishedStyle(
  { interval }: Estimate,
  metric: Metric,
  value: number,
  edges: Maybe<number>,
): NumberStyle {
  const scale = isShare(metric) ? "percent" : "plain";
  const factor = scale === "percent" ? 100 : 1;
  const own = decimalsOf(Number((value * factor).toPrecision(10)));
  const together = { n: null, values: [value], intervals: [interval], edges };
  return { scale, digits: digitsFor(together, own, factor) };
}

/** The axis of a piece of evidence: a value, one minus the other, or one over the other. */
export type EvidenceAxis = "level" | "difference" | "ratio";

/** The same on an axis that may compare: told from no difference, and a ratio is a plain number. */
export function styleOn(axis: EvidenceAxis, metric: Metric, together: Together): NumberStyle {
  if (axis === "level") return styleOf(metric, together);
  const told = { ...together, edges: [axis === "ratio" ? 1 : 0, ...(together.edges ?? [])] };
  return axis === "ratio"
    ? { scale: "plain", digits: digitsFor(told, 2, 1) }
    : styleOf(metric, told);
}

/** A contrast, told from no difference and from the edges of a claim. */
export function contrastStyle(
  { scale, value, interval, n }: Contrast,
  metric: Metric,
  beside: Pick<Together, "values" | "intervals" | "edges"> = {},
): NumberStyle {
  return styleOn(scale === "ratio" ? "ratio" : "difference", metric, {
    n: Math.min(n.of, n.versus),
    values: [value, ...(beside.values ?? [])],
    intervals: [interval, ...(beside.intervals ?? [])],
    edges: beside.edges ?? [],
  });
}

/** All numbers on the axis of a finding: what was found, the interval that decided, and the edges of the claim. */
export function findingStyle(
  {
    contrast,
    estimate,
    region,
    adjusted,
  }: Pick<Finding, "contrast" | "estimate" | "region" | "adjusted">,
  metric: Metric,
  more: Pick<Together, "values" | "intervals"> = {},
): NumberStyle {
  const edges = [region.lower, region.upper];
  const beside = { ...more, intervals: [adjusted.interval, ...(more.intervals ?? [])], edges };
  if (contrast) return contrastStyle(contrast, metric, beside);
  if (estimate) return estimateStyle(estimate, metric, beside);
  return styleOf(metric, { n: null, values: edges });
}
