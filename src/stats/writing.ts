import type { NumberStyle } from "../lib/format-number.ts";
import { difference, interval, level, pValue, rateDigits } from "../lib/format-number.ts";
import type { Interval, Metric, PValue } from "../model/index.ts";

/** Numbers of one piece of evidence as its sentences write them. */
export interface Writer {
  /** A point on the axis of the evidence: `+20.0 pp` for a difference, `80%` for a level. */
  point(value: number): string;
  /** An amount without sign: `5.5 pp`. */
  amount(value: number): string;
  interval(interval: Interval): string;
}

/** No more digits than the smaller n supports; scores get two. */
export function writerFor(metric: Metric, n: number, axis: "difference" | "level"): Writer {
  const style: NumberStyle =
    metric.kind === "binary"
      ? { scale: "percent", digits: rateDigits(n) }
      : { scale: "plain", digits: 2 };
  const point = (value: number) =>
    axis === "difference" ? difference(value, style) : level(value, style);
  return {
    point,
    amount: (value) => point(Math.abs(value)).replace(/^\+/, ""),
    interval: ({ lower, upper }) =>
      interval(lower ?? Number.NEGATIVE_INFINITY, upper ?? Number.POSITIVE_INFINITY, style),
  };
}

/** `p = 0.0078` or `p < 0.001`. */
export function written(p: number): string {
  const text = pValue(p);
  return text.startsWith("<") ? `p ${text}` : `p = ${text}`;
}

/** The test and its p, with the adjusted one where a family moves it. */
export function writtenTest(p: PValue, adjusted: number | null): string {
  const moved = adjusted !== null && adjusted !== p.value;
  return moved ? `${written(p.value)}, ${pValue(adjusted)} after Holm` : written(p.value);
}
