import * as Plot from "@observablehq/plot";
import { looks } from "./look.ts";

/** Where an end of a join stands, in what the scales of the plot take. */
export interface Spot {
  readonly x: number;
  readonly y: number | string;
}

/** Hairlines between the two marks of each pair, in different lines of a row. */
export function joins(pairs: readonly (readonly [Spot, Spot])[]): readonly Plot.Markish[] {
  if (pairs.length === 0) return [];
  type Pair = (typeof pairs)[number];
  return [
    Plot.link([...pairs], {
      x1: (d: Pair) => d[0].x,
      y1: (d: Pair) => d[0].y,
      x2: (d: Pair) => d[1].x,
      y2: (d: Pair) => d[1].y,
      ...looks(() => ({ classes: "join" })),
    }),
  ];
}
