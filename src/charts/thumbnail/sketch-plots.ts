import * as Plot from "@observablehq/plot";
import { dots } from "../marks/dots.ts";
import { endsOf } from "../marks/estimate.ts";
import { lines } from "../marks/lines.ts";
import { looks, px } from "../marks/look.ts";
import { linesAt } from "../marks/placed/axis.ts";
import { horizontalRules, uprightRules } from "../marks/placed/rules.ts";
import type { Margins } from "../value-plot.ts";
import type { Sketch } from "./sketch.ts";

export const size = { width: 240, height: 140 };
/** Room of the drawing inside the picture, above the words. */
export const field = { left: 8, right: 232, top: 10, bottom: 112 };
/** The lines of the axes stand this far outside of the field. */
const axisGap = { side: 4, top: 6, bottom: 6 };
/** More rows would be a blur. */
const mostRows = 14;
const rowSizes = { most: 22, zeroAbove: 4, radius: { least: 2.5, most: 5 } };
const pointRadius = 4.5;
const cellSizes = { most: 26, gap: 2 };
/** Room of a dot at the ends of its axis, in px, and of values at the ends of one that fits them, as part of their span. */
const dotRoom = { row: 5, point: 8, floor: 3 };
const air = 0.06;

/** A sketch as a plot: its axes, the room around them, and what it draws. */
interface SketchPlot {
  readonly domain: readonly [number, number];
  readonly up?: readonly [number, number];
  readonly margins: Margins;
  readonly marks: readonly Plot.Markish[];
}
type Of<K extends Sketch["kind"]> = Extract<Sketch, { kind: K }>;

/** The plot of each kind of sketch. */
export function plotOf(sketch: Sketch): SketchPlot {
  switch (sketch.kind) {
    case "rows":
      return rowPlot(sketch);
    case "lines":
      return linePlot(sketch);
    case "points":
      return pointPlot(sketch);
    case "cells":
      return cellPlot(sketch);
  }
}

const marginsOf = (inset: number, floor = 0): Margins => ({
  top: field.top,
  right: size.width - field.right + inset,
  bottom: size.height - field.bottom + floor,
  left: field.left + inset,
});

/** The domain as it is given, or around the values with a little air. */
function domainOf(
  values: readonly number[],
  given: readonly [number, number] | null,
): readonly [number, number] {
  if (given) return given;
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || 1) * air;
  return [low - room, high + room];
}

const floorLine = () =>
  horizontalRules([
    {
      x1: field.left - axisGap.side,
      x2: field.right + axisGap.side,
      y: field.bottom + axisGap.bottom,
      classes: "axis",
    },
  ]);
const axisLines = () => [
  ...floorLine(),
  ...uprightRules([
    {
      x: field.left - axisGap.side,
      y1: field.top - axisGap.top,
      y2: field.bottom + axisGap.bottom,
      classes: "axis",
    },
  ]),
];

function rowPlot({ rows, domain, zero }: Of<"rows">): SketchPlot {
  const shown = rows.slice(0, mostRows);
  const numbers = shown.flatMap((row) =>
    row.flatMap((m) => [m.value, m.interval?.lower ?? m.value, m.interval?.upper ?? m.value]),
  );
  const pitch = Math.min(rowSizes.most, (field.bottom - field.top) / Math.max(1, shown.length));
  const { least, most } = rowSizes.radius;
  const r = Math.min(most, Math.max(least, pitch / 2 - 1));
  const top = (field.top + field.bottom - pitch * shown.length) / 2;
  const yOf = (row: number) => top + (row + 0.5) * pitch;
  const records = shown.flatMap((row, i) =>
    row.map(({ value, interval, mark }) => ({
      x: value,
      y: yOf(i),
      interval: interval ? endsOf(interval) : null,
      mark,
      r,
    })),
  );
  const pairs = shown.flatMap(([a, b], i) =>
    a && b ? [{ y: yOf(i), ends: [a.value, b.value].sort((p, q) => p - q) }] : [],
  );
  return {
    domain: domainOf([...numbers, ...(zero ? [0] : [])].filter(Number.isFinite), domain),
    margins: marginsOf(dotRoom.row),
    marks: [
      ...floorLine(),
      ...linesAt(
        zero ? [0] : [],
        [[field.top - rowSizes.zeroAbove, field.bottom + axisGap.bottom]],
        "zero",
      ),
      ...lines(
        pairs,
        ({ ends: [from = 0, to = 0] }) => [from, to],
        () => ({ classes: "join" }),
      ),
      ...lines(
        records,
        ({ interval }) => interval,
        ({ mark }) => ({ classes: "iv", hue: mark.hue }),
      ),
      ...dots(records, { x: "x", y: "y" }),
    ],
  };
}

function linePlot({ lines: drawn, domain }: Of<"lines">): SketchPlot {
  const points = drawn.flatMap((line) => line.points);
  const xs = points.map((p) => p.x);
  return {
    domain: xs.length > 0 ? [Math.min(...xs), Math.max(...xs) || 1] : [0, 1],
    up: domainOf(
      points.map((p) => p.y),
      domain,
    ),
    margins: marginsOf(dotRoom.row),
    marks: [
      ...axisLines(),
      // The first lies over the others.
      ...drawn.toReversed().map(({ points: own, shade, mark }) =>
        Plot.line([...own], {
          x: "x",
          y: "y",
          ...looks(() => ({ classes: `line${shade}`, hue: mark.hue })),
        }),
      ),
    ],
  };
}

function pointPlot({ points, domains: [across, up] }: Of<"points">): SketchPlot {
  const records = points.map(({ shade, ...at }) => ({
    ...at,
    classes: `m${shade}`,
    r: pointRadius,
  }));
  return {
    domain: domainOf(
      points.map((p) => p.x),
      across,
    ),
    up: domainOf(
      points.map((p) => p.y),
      up,
    ),
    margins: marginsOf(dotRoom.point, dotRoom.floor),
    marks: [...axisLines(), ...dots(records, { x: "x", y: "y" })],
  };
}

function cellPlot({ rows }: Of<"cells">): SketchPlot {
  const columns = Math.max(...rows.map((row) => row.length));
  const wide = (field.right - field.left) / columns;
  const high = Math.min(cellSizes.most, (field.bottom - field.top) / rows.length);
  const top = (field.top + field.bottom - high * rows.length) / 2;
  const cells = rows.flatMap((row, i) =>
    row.map((ink, k) => ({ ink, x: field.left + k * wide, y: top + i * high })),
  );
  const right = (d: { x: number }) => d.x + wide - cellSizes.gap;
  const bottom = (d: { y: number }) => d.y + high - cellSizes.gap;
  const tinted = cells.flatMap(({ ink, ...at }) => (ink === null ? [] : [{ ...at, ink }]));
  return {
    domain: [0, 1],
    margins: marginsOf(0),
    marks: [
      // Where there is no value there is a stroke and no tint.
      ...horizontalRules(
        cells.flatMap((d) =>
          d.ink === null
            ? [{ x1: d.x, x2: right(d), y: (d.y + bottom(d)) / 2, classes: "grid" }]
            : [],
        ),
      ),
      Plot.rect(tinted, {
        x1: px((d: { x: number }) => d.x),
        x2: px(right),
        y1: px((d: { y: number }) => d.y),
        y2: px(bottom),
        ...looks(({ ink }: (typeof tinted)[number]) => ({
          classes: "cell",
          attributes: { "fill-opacity": ink.toFixed(3) },
        })),
      }),
    ],
  };
}
