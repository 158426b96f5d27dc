import * as Plot from "@observablehq/plot";
import { looks, px } from "../look.ts";

/** From one px to another, down a drawing: the whole of its rows, or one row where labels stand between them. */
export type Band = readonly [top: number, bottom: number];

interface Stroke {
  readonly x: number;
  readonly y1: number;
  readonly y2: number;
  readonly classes: string;
}

/** Upright lines at values of the axis, over bands of px. */
function strokes(list: readonly Stroke[]): readonly Plot.Markish[] {
  if (list.length === 0) return [];
  return [
    Plot.ruleX([...list], {
      x: "x",
      y1: px((d: Stroke) => d.y1),
      y2: px((d: Stroke) => d.y2),
      ...looks(({ classes }: Stroke) => ({ classes }), true),
    }),
  ];
}

/** A line of one kind at some values, over each band. */
export function linesAt(
  values: readonly number[],
  bands: readonly Band[],
  classes: string,
): readonly Plot.Markish[] {
  return strokes(bands.flatMap(([y1, y2]) => values.map((x) => ({ x, y1, y2, classes }))));
}

/** Hairlines at the ticks; with `zero`, the one at zero is drawn in ink and over the others. */
export function grid(
  ticks: readonly number[],
  bands: readonly Band[],
  zero: boolean,
): readonly Plot.Markish[] {
  const inInk = (tick: number) => zero && tick === 0;
  return [
    ...linesAt(
      ticks.filter((t) => !inInk(t)),
      bands,
      "grid",
    ),
    ...linesAt(ticks.filter(inInk), bands, "zero"),
  ];
}

const tickLength = 5;

/** A short line at each tick, down from `y`, for a drawing without a grid. */
export const tickMarks = (ticks: readonly number[], y: number): readonly Plot.Markish[] =>
  linesAt(ticks, [[y, y + tickLength]], "tick");
