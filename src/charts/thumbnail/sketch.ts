import type { Interval, Mark } from "../../model/index.ts";

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
