import { boundsOf, type Interval, type Mark, type Metric } from "../model/index.ts";
import { entriesOf, type Rows } from "./gather-rows.ts";

/** One mark of a row, with its interval where it has one. */
export interface SketchMark {
  readonly value: number;
  readonly interval: Interval | null;
  readonly mark: Mark;
}

/** What the small picture of a figure is drawn from: its form, and the least that shows its result. */
export type Sketch = {
  /** What is measured; written where it has at most three words. */
  readonly name: string;
} & (
  | {
      readonly kind: "rows";
      /** Marks of one row stand on one line, and two of them are joined. */
      readonly rows: readonly (readonly SketchMark[])[];
      readonly domain: readonly [number, number] | null;
      readonly zero: boolean;
    }
  | {
      readonly kind: "lines";
      readonly lines: readonly {
        readonly mark: Mark;
        readonly shade: string;
        readonly points: readonly { readonly x: number; readonly y: number }[];
      }[];
      readonly domain: readonly [number, number] | null;
    }
  | {
      readonly kind: "points";
      readonly points: readonly {
        readonly x: number;
        readonly y: number;
        readonly mark: Mark;
        readonly shade: string;
      }[];
      readonly domains: readonly [
        readonly [number, number] | null,
        readonly [number, number] | null,
      ];
    }
  | {
      readonly kind: "cells";
      /** Ink of each cell; null where there is no value. */
      readonly rows: readonly (readonly (number | null)[])[];
    }
);

/** The first panel of a chart of rows. */
export function sketchOfRows(rows: Rows): Sketch {
  const [panel] = rows.panels;
  const entries = entriesOf({ ...rows, panels: panel ? [panel] : [] });
  return {
    kind: "rows",
    name: panel?.metric.label ?? "",
    domain: panel ? wholeOf(panel.metric) : null,
    zero: false,
    rows: entries.flatMap(({ estimate, mark }) =>
      estimate?.value === null || estimate?.value === undefined
        ? []
        : [[{ value: estimate.value, interval: estimate.interval, mark }]],
    ),
  };
}

/** The whole range of a metric; null where it has none, and a sketch then fits its values. */
export const wholeOf = (metric: Metric): readonly [number, number] | null => boundsOf(metric);
