import type * as Plot from "@observablehq/plot";
import type { Mark } from "../../model/index.ts";
import { type Dot, dots } from "./dots.ts";
import { lines } from "./lines.ts";

/** One of what a number is the mean of, or the number under a check; `y` is whatever the y scale of the plot takes. */
export interface DrawRecord extends Dot {
  readonly y: number;
  readonly x: number;
  readonly interval: readonly [number, number] | null;
  readonly mark: Mark;
}

/** What a number rests on, below it: a thin line and a small dot each. */
export function draws(records: readonly DrawRecord[]): readonly Plot.Markish[] {
  return [
    ...lines(
      records,
      ({ interval }) => interval,
      ({ mark }) => ({ classes: "iv thin", hue: mark.hue }),
    ),
    ...dots(records, { x: "x", y: "y" }, true),
  ];
}
