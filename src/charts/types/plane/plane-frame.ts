import type { Metric } from "../../../model/index.ts";
import { type Axis, fitsValues, quantityAxis } from "../../layout/axis.ts";
import { textWidth, wrapText } from "../../layout/measure.ts";
import {
  type Box,
  narrowBelow,
  type Panel,
  type PlacedText,
  toPixels,
} from "../../layout/places.ts";
import { faceOf } from "../../layout/text-face.ts";
import type { PlacedBend } from "../../marks/placed/placed.ts";
import { numbersOf } from "../../row-data/interval-numbers.ts";
import type { Plane } from "./gather-plane.ts";

export interface PlaneFrame {
  readonly panel: Panel;
  readonly box: Box;
  readonly height: number;
  readonly narrow: boolean;
  readonly small: boolean;
  /** Where a condition without a value on one axis stands: a strip of its own beyond the plot. */
  readonly strips: { readonly across: number; readonly up: number };
  readonly ticks: { readonly across: readonly number[]; readonly up: readonly number[] };
  readonly texts: readonly PlacedText[];
}

/** Which axes are cut to their values: as the author says, else those that would stay half empty. */
export function cutAxes(plane: Plane, zoom: Zoom): "none" | "x" | "y" | "both" {
  if (zoom !== "auto") return zoom;
  const fits = (metric: Metric, of: "across" | "up") =>
    fitsValues(metric, numbersOf(plane.arms.flatMap((a) => a.points.map((p) => p[of].estimate))));
  const [x, y] = [fits(plane.x, "across"), fits(plane.y, "up")];
  return x && y ? "both" : x ? "x" : y ? "y" : "none";
}
export type Zoom = "auto" | "none" | "x" | "y" | "both";

/** Axes, grid and axis names of a plane at a width; below 280 px only what a thumbnail can carry. */
export function planeFrame(
  plane: Plane,
  width: number,
  zoom: "none" | "x" | "y" | "both",
  givenHeight?: number,
): PlaneFrame {
  const small = width < 280;
  const narrow = width < narrowBelow;
  const tick = small ? "t s" : "t";
  const numbers = (of: "across" | "up") =>
    numbersOf(plane.arms.flatMap((a) => a.points.map((p) => p[of].estimate)));
  const plotHeight = givenHeight ?? (small ? 112 : narrow ? 308 : Math.min(560, width * 0.66));
  const yAxis = quantityAxis(plane.y, numbers("up"), plotHeight, zoom === "y" || zoom === "both");
  // A mark at an end of an axis stands clear of the frame and of the texts beside it.
  const inset = small ? 5 : 11;
  const ticks = small ? thin(yAxis) : yAxis;
  const widest = Math.max(
    ...ticks.ticks.map((t, i) =>
      textWidth(ticks.format(t, i === ticks.ticks.length - 1), faceOf(tick, narrow)),
    ),
  );
  const longest = Math.max(...plane.arms.map((a) => textWidth(a.label, faceOf("lab", narrow))));
  // A condition that lacks one value stands outside the plot; a thumbnail leaves it out.
  const room = (of: "across" | "up") => (!small && lacksSome(plane, of) ? stripRoom : 0);
  const left = widest + (small ? 8 : 12) + room("across");
  const right = width - (small ? 12 : narrow ? 16 : Math.min(longest + 18, width * 0.2));
  const yName = small ? [] : axisName(plane.y, width, narrow);
  const top = small ? 10 : 34 + yName.length * 16;
  const bottom = top + plotHeight;
  const under = bottom + room("up");
  const wideAxis = quantityAxis(
    plane.x,
    numbers("across"),
    right - left - 2 * inset,
    zoom === "x" || zoom === "both",
  );
  const xAxis = small ? thin(wideAxis) : wideAxis;
  const panel: Panel = {
    x: { type: "linear", domain: xAxis.domain, range: [left + inset, right - inset] },
    y: { type: "linear", domain: ticks.domain, range: [bottom - inset, top + inset] },
  };
  const texts: PlacedText[] = [
    ...ticks.ticks.map(
      (t, i): PlacedText => ({
        x: left - (small ? 5 : 8) - room("across"),
        y: toPixels(panel.y, t) + 4.5,
        anchor: "end",
        classes: tick,
        text: ticks.format(t, i === ticks.ticks.length - 1),
      }),
    ),
    ...xTicks(xAxis, panel, under + (small ? 16 : 19), width, tick, narrow),
    ...yName.map((line, i): PlacedText => ({ x: 0, y: 16 + i * 16, ...line })),
  ];
  const strips = { across: left - stripRoom / 2, up: bottom + stripRoom / 2 };
  const box = { left, right, top, bottom };
  const shared = {
    panel,
    box,
    narrow,
    small,
    strips,
    ticks: { across: xAxis.ticks, up: ticks.ticks },
    texts,
  };
  if (small) return { ...shared, height: under + 22 };
  const xName = axisName(plane.x, width, narrow);
  // An axis name wider than the plot stands at its left edge instead of being cut.
  const widestName = Math.max(...xName.map((l) => textWidth(l.text, faceOf(l.classes, narrow))));
  texts.push(
    ...xName.map(
      (line, i): PlacedText => ({
        x: Math.max(right, widestName),
        y: under + 42 + i * 16,
        anchor: "end",
        ...line,
      }),
    ),
  );
  return { ...shared, height: under + 48 + (xName.length - 1) * 16 };
}

const stripRoom = 30;

/** Whether some condition has a place on the other axis only. */
export function lacksSome(plane: Plane, of: "across" | "up"): boolean {
  return plane.arms.some((a) => a.points.some((p) => (p[of].estimate?.value ?? null) === null));
}

/** The metric in bold, and what a 1 means below it in grey, as over the panels of other charts. */
function axisName(metric: Metric, width: number, narrow: boolean) {
  const lines = (text: string, classes: string) =>
    wrapText(text, width * 0.9, faceOf(classes, narrow)).map((line) => ({ text: line, classes }));
  return [...lines(metric.label, "lab k"), ...(metric.doc ? lines(metric.doc, "t") : [])];
}

/** First, middle and last tick. */
function thin(axis: Axis): Axis {
  const { ticks } = axis;
  const kept =
    ticks.length <= 3 ? ticks : [ticks[0]!, ticks[Math.floor(ticks.length / 2)]!, ticks.at(-1)!];
  return { ...axis, ticks: kept };
}

function xTicks(
  axis: Axis,
  panel: Panel,
  y: number,
  width: number,
  classes: string,
  narrow: boolean,
): readonly PlacedText[] {
  return axis.ticks.map((t, i) => {
    const text = axis.format(t, i === axis.ticks.length - 1);
    const half = textWidth(text, faceOf(classes, narrow)) / 2;
    return {
      x: Math.min(width - half, toPixels(panel.x, t)),
      y,
      text,
      anchor: "middle",
      classes,
    };
  });
}

/** The bracket of the good corner. */
export function cornerBracket(plane: Plane, box: Box): PlacedBend {
  const right = plane.x.better === "higher";
  const up = plane.y.better === "higher";
  const x = right ? box.right + 7 : box.left - 3;
  const y = up ? box.top - 7 : box.bottom + 3;
  const points = [
    { x: x + (right ? -25 : 25), y },
    { x, y },
    { x, y: y + (up ? 25 : -25) },
  ];
  return { classes: "corner", points };
}
