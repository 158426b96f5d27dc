import { boundsOf } from "../model/index.ts";
import { bareLevel, intervalText, type NumberStyle, styleOf } from "../wording/index.ts";
import type { Matrix, MatrixCell } from "./gather-matrix.ts";
import { textWidth } from "./measure.ts";
import { type Item, pixels } from "./scene.ts";
import { faceOf } from "./text-face.ts";

/** What stands in a cell, without its unit. */
export function numberOf(cell: MatrixCell, data: Matrix): string {
  if (cell.value === null) return "";
  const style = cellStyle(cell, data);
  return bareLevel(cell.value, cell.value === 0 ? { ...style, digits: 0 } : style);
}

export function cellStyle({ n, value, interval }: MatrixCell, { metric }: Matrix): NumberStyle {
  return styleOf(metric, { n, values: [value], intervals: [interval] });
}

/** Ink that leaves out the band from 40 to 74 %, on which neither ink nor paper can be read. */
export function tint(share: number): number {
  const t = Math.min(1, Math.max(0, share));
  return t < 0.5 ? t * 0.8 : 0.74 + (t - 0.5) * 0.4;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
  readonly withIntervals: boolean;
  readonly strong: "more" | "less";
}

function shareOf(value: number, data: Matrix, strong: "more" | "less"): number {
  const values = data.rows.flatMap((r) =>
    r.cells.flatMap((c) => (c.value === null ? [] : [c.value])),
  );
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const bounds = boundsOf(data.metric);
  if (bounds) {
    // Half of the range is ink enough to see, so that small values are not blown up to strong ones.
    const at = (v: number) => (v - bounds[0]) / (bounds[1] - bounds[0]);
    return strong === "more"
      ? at(value) / Math.max(0.5, at(high))
      : (1 - at(value)) / Math.max(0.5, 1 - at(low));
  }
  const share = high > low ? (value - low) / (high - low) : 0;
  return strong === "more" ? share : 1 - share;
}

export function cellItems(cell: MatrixCell, data: Matrix, at: Place): readonly Item[] {
  const { x, y, width, height } = at;
  const middle = x + width / 2;
  const box = { x1: x, x2: x + width, y1: y, y2: y + height };
  if (cell.value === null) {
    const reason = cell.reason ?? "none";
    const text =
      [reason, "none"].find((t) => textWidth(t, faceOf("t s", at.narrow)) <= width - 8) ?? "–";
    return [
      ...hatch(box),
      {
        kind: "text",
        x: middle,
        y: y + height / 2 + 4,
        text,
        anchor: "middle",
        classes: "t s halo",
      },
    ];
  }
  const opacity = tint(shareOf(cell.value, data, at.strong));
  const style = cellStyle(cell, data);
  const text = numberOf(cell, data);
  const over = opacity >= 0.74 ? " inv" : "";
  const range = at.withIntervals ? (cell.ours ?? intervalText(cell.interval, style)) : "";
  const base = y + height / 2 + (range ? -2.5 : 4.5);
  return [
    {
      kind: "rect",
      panel: pixels,
      layer: "ground",
      classes: "cell",
      ...box,
      attributes: { "fill-opacity": opacity.toFixed(3) },
    },
    {
      kind: "text",
      x: middle,
      y: base,
      text,
      anchor: "middle",
      classes: `n${cell.published ? " pub" : ""}${over}`,
    },
    ...(range
      ? [
          {
            kind: "text" as const,
            x: middle,
            y: base + 15,
            text: range,
            anchor: "middle" as const,
            classes: `n s${over || (opacity < 0.1 ? " t" : "")}`,
          },
        ]
      : []),
  ];
}

/** Slanted hairlines inside a box: nothing was measured there. */
function hatch(box: {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}): readonly Item[] {
  const lines: Item[] = [];
  const height = box.y2 - box.y1;
  for (let start = box.x1 - height + 4; start < box.x2; start += 7) {
    const from = Math.max(start, box.x1);
    const to = Math.min(start + height, box.x2);
    lines.push({
      kind: "line",
      panel: pixels,
      layer: "ground",
      classes: "grid",
      x1: from,
      x2: to,
      y1: box.y2 - (from - start),
      y2: box.y2 - (to - start),
    });
  }
  return lines;
}
