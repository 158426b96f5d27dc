import type * as Plot from "@observablehq/plot";
import type { Estimate, Interval, Mark } from "../../model/index.ts";
import { allAgree } from "../../stats/index.ts";
import { dots, strokes } from "./dots.ts";
import { lines } from "./lines.ts";
import { beyond } from "./look.ts";

/** Dashes say: computed by us for a number of somebody else. */
export const dashes = { "stroke-dasharray": "3 3" };

/** The judge's own rate beside one that is corrected; null for all other metrics. */
export function rawRate({ parts }: Estimate): number | null {
  return parts?.find(({ id }) => id === "raw")?.value ?? null;
}

/** One estimate as its mark needs it, in values; `y` is whatever the y scale of the plot takes. */
export interface EstimateRecord {
  readonly y: number | string;
  readonly x: number;
  /** Ends of its interval, beyond every axis where it is open; null without one. */
  readonly interval: readonly [number, number] | null;
  /** An interval of ours beside a published number: dashed. */
  readonly ours: readonly [number, number] | null;
  /** The judge's own rate, where it was corrected: an upright stroke. */
  readonly raw: number | null;
  /** Every replicate had the same value: its interval is drawn thin. */
  readonly flat: boolean;
  readonly mark: Mark;
  readonly r: number;
  /** Drawn faintly, behind what the plot is about. */
  readonly back?: boolean | undefined;
  /** Class of the shade that tells it from others of its hue. */
  readonly shade?: string;
  /** What it says when it is pointed at. */
  readonly title?: string | undefined;
}

/** Both ends of an interval as numbers that Plot's scales take. */
export const endsOf = (interval: Pick<Interval, "lower" | "upper">): readonly [number, number] => [
  Math.max(-beyond, interval.lower ?? -beyond),
  Math.min(beyond, interval.upper ?? beyond),
];

/** An estimate as a record, or none where it has no value. */
export function estimateRecord(
  estimate: Estimate,
  mark: Mark,
  y: number | string,
  r: number,
): readonly EstimateRecord[] {
  if (estimate.value === null) return [];
  const ours = estimate.published?.ours;
  return [
    {
      y,
      x: estimate.value,
      interval: estimate.interval ? endsOf(estimate.interval) : null,
      ours: ours ? endsOf(ours) : null,
      raw: rawRate(estimate),
      flat: allAgree(estimate),
      mark,
      r,
    },
  ];
}

/**
 * Estimates: the line of the interval, and on it the dot of the value. Lines run to the edge of the frame where an
 * interval is open or longer.
 */
export function estimates(records: readonly EstimateRecord[]): readonly Plot.Markish[] {
  const at = { x: "x", y: "y" } as const;
  const raw = records.flatMap((d) => (d.raw === null ? [] : [{ ...d, x: d.raw }]));
  return [
    ...lines(
      records,
      ({ interval }) => interval,
      (d) => ({
        classes: `iv${d.flat ? " flat" : ""}${d.shade ?? ""}`,
        hue: d.mark.hue,
      }),
    ),
    ...lines(
      records,
      ({ ours }) => ours,
      ({ mark }) => ({
        classes: "iv ours",
        hue: mark.hue,
        attributes: dashes,
      }),
    ),
    ...strokes(raw, at),
    ...dots(
      records.map((d) => (d.shade ? { ...d, classes: `m${d.shade}` } : d)),
      at,
      true,
    ),
  ];
}
