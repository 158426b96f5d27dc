import { difference, interval, level, pValue, ratio } from "../lib/format-number.ts";
import {
  type EvidenceAxis,
  type Interval,
  type Metric,
  type PValue,
  styleOn,
  type Together,
} from "../model/index.ts";

/** Numbers of one piece of evidence as its sentences write them. */
export interface Writer {
  /** A point on the axis of the evidence: `+20.0 pp` for a difference, `80%` for a level, `×1.42` for a ratio. */
  point(value: number): string;
  /** An amount without sign: `5.5 pp`. */
  amount(value: number): string;
  interval(interval: Interval): string;
}

/** Writes with the digits that what stands `together` needs: its intervals, and the edges of a claim. */
export function writerFor(
  metric: Metric,
  n: number,
  axis: EvidenceAxis,
  together: Omit<Together, "n"> = {},
): Writer {
  const styleWith = (more: Interval | null) =>
    styleOn(axis, metric, { n, ...together, intervals: [...(together.intervals ?? []), more] });
  const style = styleWith(null);
  const write = { level, difference, ratio }[axis];
  const point = (value: number) => write(value, style);
  return {
    point,
    amount: (value) => point(Math.abs(value)).replace(/^\+/, ""),
    interval: (of) =>
      interval(
        of.lower ?? Number.NEGATIVE_INFINITY,
        of.upper ?? Number.POSITIVE_INFINITY,
        styleWith(of),
      ),
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
