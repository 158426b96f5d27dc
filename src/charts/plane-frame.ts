import { type Axis, levelAxis } from "./axis.ts";
import type { Plane } from "./gather-plane.ts";
import { numbersOf } from "./interval-marks.ts";
import { textWidth, wrapText } from "./measure.ts";
import { type Box, type Item, narrowBelow, type Panel, pixels, toPixels } from "./scene.ts";
import { faceOf } from "./text-face.ts";

export interface PlaneFrame {
  readonly panel: Panel;
  readonly box: Box;
  readonly height: number;
  readonly narrow: boolean;
  readonly small: boolean;
  readonly items: readonly Item[];
}

/** Axes, grid and axis names of a plane at a width; below 280 px only what a thumbnail can carry. */
export function planeFrame(
  plane: Plane,
  width: number,
  zoom: "none" | "x" | "y" | "both",
): PlaneFrame {
  const small = width < 280;
  const narrow = width < narrowBelow;
  const tick = small ? "t s" : "t";
  const numbers = (of: "across" | "up") =>
    numbersOf(plane.arms.flatMap((a) => a.points.map((p) => p[of].estimate)));
  const plotHeight = small ? 112 : narrow ? 308 : Math.min(560, width * 0.66);
  const yAxis = levelAxis(plane.y, numbers("up"), plotHeight, zoom === "y" || zoom === "both");
  const ticks = small ? thin(yAxis) : yAxis;
  const widest = Math.max(
    ...ticks.ticks.map((t, i) =>
      textWidth(ticks.format(t, i === ticks.ticks.length - 1), faceOf(tick, narrow)),
    ),
  );
  const longest = Math.max(...plane.arms.map((a) => textWidth(a.label, faceOf("lab", narrow))));
  const left = widest + (small ? 8 : 12);
  const right = width - (small ? 12 : narrow ? 16 : Math.min(longest + 18, width * 0.2));
  const nameLines = small ? [] : wrapText(plane.y.label, width * 0.9, faceOf("lab k", narrow));
  const top = small ? 10 : 30 + nameLines.length * 16;
  const bottom = top + plotHeight;
  const wideAxis = levelAxis(
    plane.x,
    numbers("across"),
    right - left,
    zoom === "x" || zoom === "both",
  );
  const xAxis = small ? thin(wideAxis) : wideAxis;
  const panel: Panel = {
    x: { type: "linear", domain: xAxis.domain, range: [left, right] },
    y: { type: "linear", domain: ticks.domain, range: [bottom, top] },
  };
  const items: Item[] = [
    ...xAxis.ticks.map(
      (t): Item => ({
        kind: "line",
        panel,
        layer: "grid",
        classes: "grid",
        x1: t,
        x2: t,
        y1: ticks.domain[0],
        y2: ticks.domain[1],
      }),
    ),
    ...ticks.ticks.map(
      (t): Item => ({
        kind: "line",
        panel,
        layer: "grid",
        classes: "grid",
        x1: xAxis.domain[0],
        x2: xAxis.domain[1],
        y1: t,
        y2: t,
      }),
    ),
    ...ticks.ticks.map(
      (t, i): Item => ({
        kind: "text",
        x: left - (small ? 5 : 8),
        y: toPixels(panel.y, t) + 4.5,
        anchor: "end",
        classes: tick,
        text: ticks.format(t, i === ticks.ticks.length - 1),
      }),
    ),
    ...xTicks(xAxis, panel, bottom + (small ? 16 : 19), width, tick, narrow),
    ...nameLines.map(
      (text, i): Item => ({ kind: "text", x: 0, y: 16 + i * 16, text, classes: "lab k" }),
    ),
  ];
  if (small)
    return { panel, box: { left, right, top, bottom }, height: bottom + 22, narrow, small, items };
  const full = plane.x.doc ? `${plane.x.label} (${plane.x.doc.replace(/\.$/, "")})` : plane.x.label;
  const name =
    textWidth(full, faceOf("lab k", narrow)) <= width * 0.8
      ? [full]
      : wrapText(plane.x.label, width * 0.9, faceOf("lab k", narrow));
  name.forEach((text, i) => {
    items.push({
      kind: "text",
      x: right,
      y: bottom + 42 + i * 16,
      text,
      anchor: "end",
      classes: "lab k",
    });
  });
  // An axis name wider than the plot stands at its left edge instead of being cut.
  const nameWidth = Math.max(...name.map((t) => textWidth(t, faceOf("lab k", narrow))));
  const shifted = items.map((item) =>
    item.kind === "text" && item.anchor === "end" && name.includes(item.text) && nameWidth > right
      ? { ...item, x: nameWidth }
      : item,
  );
  return {
    panel,
    box: { left, right, top, bottom },
    height: bottom + 48 + (name.length - 1) * 16,
    narrow,
    small,
    items: shifted,
  };
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
): readonly Item[] {
  return axis.ticks.map((t, i) => {
    const text = axis.format(t, i === axis.ticks.length - 1);
    const half = textWidth(text, faceOf(classes, narrow)) / 2;
    return {
      kind: "text",
      x: Math.min(width - half, toPixels(panel.x, t)),
      y,
      text,
      anchor: "middle",
      classes,
    };
  });
}

/** The bracket of the good corner. */
export function cornerBracket(plane: Plane, box: Box): Item {
  const right = plane.x.better === "higher";
  const up = plane.y.better === "higher";
  const x = right ? box.right + 7 : box.left - 3;
  const y = up ? box.top - 7 : box.bottom + 3;
  const points = [
    { x: x + (right ? -25 : 25), y },
    { x, y },
    { x, y: y + (up ? 25 : -25) },
  ];
  return { kind: "curve", panel: pixels, layer: "rule", classes: "corner", points };
}
