import type { Finding, Interval, Metric } from "../model/index.ts";
import { amountText, intervalText, pointText } from "./numbers/numbers.ts";
import { type EvidenceAxis, styleOn, type Together } from "./numbers/style.ts";

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
  return {
    point: (value) => pointText(value, axis, style),
    amount: (value) => amountText(value, axis, style),
    interval: (of) => intervalText(of, styleWith(of)) ?? "",
  };
}

type Found = Pick<Finding, "contrast" | "estimate">;

/** The axis that a finding stands on. */
export function axisOf({ contrast }: Pick<Found, "contrast">): EvidenceAxis {
  if (contrast === null) return "level";
  return contrast.scale === "ratio" ? "ratio" : "difference";
}

/** Samples behind a finding: those of the side with fewer. */
export function samplesOf({ contrast, estimate }: Found): number {
  return contrast ? Math.min(contrast.n.of, contrast.n.versus) : (estimate?.n ?? 0);
}
