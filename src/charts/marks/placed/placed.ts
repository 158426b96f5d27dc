import * as Plot from "@observablehq/plot";
import type { PlacedText } from "../../layout/places.ts";
import { dots } from "../dots.ts";
import { looks, px } from "../look.ts";
import type { Segment } from "../segments.ts";
import type { KeyDot } from "./key-row.ts";
import { texts } from "./texts.ts";

/** A straight line where measuring put it, in px. */
export interface PlacedLine extends Segment {
  readonly classes: string;
}

/** A line with bends, such as the bracket of a corner. */
export interface PlacedBend {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly classes: string;
}

/**
 * What stands beside the data of a chart where measuring put it: names, ticks, leaders. Positions are px, so that it may
 * stand outside of the frame and does not move with the scales.
 */
export interface Placed {
  readonly texts?: readonly PlacedText[];
  readonly lines?: readonly PlacedLine[];
  readonly bends?: readonly PlacedBend[];
  readonly dots?: readonly KeyDot[];
}

/** Lines, below the marks of a chart. */
export function linesUnder(placed: readonly Placed[]): readonly Plot.Markish[] {
  return [
    ...placed.flatMap(({ bends = [] }) => bends).map(bend),
    ...straight(placed.flatMap(({ lines = [] }) => lines)),
  ];
}

/** Dots and words, over them. */
export function wordsOver(placed: readonly Placed[]): readonly Plot.Markish[] {
  const at = { x: px((d: KeyDot) => d.x), y: px((d: KeyDot) => d.y) };
  return [
    ...dots(
      placed.flatMap((one) => one.dots ?? []),
      at,
    ),
    ...texts(placed.flatMap((one) => one.texts ?? [])),
  ];
}

const sortOf = ({ x1, x2, y1, y2 }: Segment) =>
  x1 === x2 ? "upright" : y1 === y2 ? "level" : "slanted";

/** In runs that one mark of Plot can draw, so that what comes later lies over what came before. */
function straight(lines: readonly PlacedLine[]): readonly Plot.Markish[] {
  const runs: PlacedLine[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.[0] && sortOf(last[0]) === sortOf(line)) last.push(line);
    else runs.push([line]);
  }
  return runs.map((run) => {
    const look = looks(({ classes }: PlacedLine) => ({ classes }));
    const [x1, x2] = [px((d: PlacedLine) => d.x1), px((d: PlacedLine) => d.x2)];
    const [y1, y2] = [px((d: PlacedLine) => d.y1), px((d: PlacedLine) => d.y2)];
    switch (run[0] ? sortOf(run[0]) : "slanted") {
      case "upright":
        return Plot.ruleX(run, { x: x1, y1, y2, ...look });
      case "level":
        return Plot.ruleY(run, { y: y1, x1, x2, ...look });
      default:
        return Plot.link(run, { x1, x2, y1, y2, ...look });
    }
  });
}

function bend({ points, classes }: PlacedBend): Plot.Markish {
  type Point = PlacedBend["points"][number];
  return Plot.line([...points], {
    x: px((d: Point) => d.x),
    y: px((d: Point) => d.y),
    ...looks(() => ({ classes })),
  });
}
