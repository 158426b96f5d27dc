import type { Estimate, EstimatePart, EstimateParts, Metric } from "../model/index.ts";
import { isArea, isShare, valueWord } from "../model/index.ts";
import {
  bareLevel,
  count,
  dagger,
  intervalText,
  type NumberStyle,
  pointText,
} from "./numbers/numbers.ts";
import { estimateStyle, partStyle, styleOf } from "./numbers/style.ts";

/** A transcribed interval of no width: resampling a list without events, or with nothing else, says nothing. */
export function saysNothing(estimate: Pick<Estimate, "interval" | "published">): boolean {
  const range = estimate.interval;
  return estimate.published !== null && range !== null && range.lower === range.upper;
}

/** An estimate in parts. Written with the digits of its own interval, or in the `style` of what it stands beside. */
export function estimateParts(
  estimate: Estimate,
  metric: Metric,
  style: NumberStyle = estimateStyle(estimate, metric),
): EstimateParts {
  const { value, n, published } = estimate;
  const interval = value === null ? null : intervalText(estimate.interval, style);
  const parts = {
    value: value === null ? null : pointText(value, "level", style),
    interval,
    unit: isShare(metric) ? "%" : "",
    reason: reasonOf(estimate),
    mark: published ? ("published" as const) : null,
    ours: oursOf(estimate, metric),
    pooled: intervalText(
      estimate.pooled,
      styleOf(metric, { n, intervals: [estimate.interval, estimate.pooled] }),
    ),
    ...(estimate.parts === undefined
      ? {}
      : { parts: estimate.parts.map((part) => ({ id: part.id, ...partText(part, metric) })) }),
    n: published && n === 0 ? "" : count(n),
    missing: count(Object.values(estimate.missing).reduce((sum, one) => sum + one, 0)),
  };
  return { ...parts, text: inOneLine(parts, estimate) };
}

function reasonOf({ value, interval, reason, published }: Estimate): string | null {
  if (value === null) return reason ?? "no scored samples";
  if (interval !== null) return null;
  return published ? "none reported" : (reason ?? "no interval");
}

/** Our own interval of a transcribed number; null without one. */
function oursOf({ n, published }: Estimate, metric: Metric): string | null {
  const ours = published?.ours ?? null;
  return intervalText(ours, styleOf(metric, { n: n || null, intervals: [ours] }));
}

/** `96.7% [93.9, 98.2]`, or the value and why there is no interval. */
function inOneLine(
  { value, interval, reason, ours }: Omit<EstimateParts, "text">,
  estimate: Estimate,
): string {
  if (value === null) return `no value (${reason})`;
  if (!estimate.published) return `${value} ${interval ?? `(${reason})`}`;
  if (interval !== null && !saysNothing(estimate)) return `${value} ${interval} (published)`;
  const theirs = interval === null ? "no interval reported" : "interval without width";
  return `${value} (published, ${theirs}${ours === null ? "" : `, ours ${ours}`})`;
}

/** `96.7% [93.9, 98.2]`. */
export function estimateText(estimate: Estimate, metric: Metric): string {
  return estimateParts(estimate, metric).text;
}

/** Our own interval where it stands in the place of theirs, which is missing or says nothing: `ours [0, 4]`. */
export function oursText(estimate: Estimate, metric: Metric): string | null {
  const ours = oursOf(estimate, metric);
  return ours !== null && (!estimate.interval || saysNothing(estimate)) ? `ours ${ours}` : null;
}

/** The interval of an estimate for a cell of its own, with a note where ours stands in the place of a source's. */
export function intervalOfParts(
  parts: Pick<EstimateParts, "interval" | "ours">,
  estimate: Pick<Estimate, "interval" | "published">,
): { readonly text: string; readonly note: string | null } | null {
  const { interval, ours } = parts;
  if (interval === null)
    return ours === null ? null : { text: `ours ${ours}`, note: "none reported" };
  return saysNothing(estimate) && ours !== null
    ? { text: `ours ${ours}`, note: `source: ${interval}` }
    : { text: interval, note: null };
}

/** What an estimate is made of; the reason where it is not known. */
export function partText(
  part: EstimatePart,
  metric: Metric,
): { readonly value: string; readonly interval: string | null } {
  const style = partStyle(part, metric);
  return {
    value:
      part.value === null ? (part.reason ?? "not known") : pointText(part.value, "level", style),
    interval: intervalText(part.interval, style),
  };
}

/** The value without its unit, for a column whose head names the unit. */
export function columnValue(estimate: Estimate, metric: Metric): string {
  if (estimate.value === null) return "–";
  const text = bareLevel(estimate.value, estimateStyle(estimate, metric));
  return estimate.published ? text + dagger : text;
}

/** Head of a number column: the unit in which its numbers stand. */
export const quantityUnit = (metric: Metric) =>
  isShare(metric) ? "%" : isArea(metric) ? valueWord(metric) : "mean";

/** What the numbers of a chart are, in a sentence. */
export const numbersWord = (metric: Metric) =>
  isShare(metric) ? "percent" : isArea(metric) ? "areas under the curve" : "means";
