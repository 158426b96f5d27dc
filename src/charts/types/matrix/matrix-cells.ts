import { boundsOf } from "../../../model/index.ts";
import { bareLevel, intervalText, type NumberStyle, styleOf } from "../../../wording/index.ts";
import { textWidth } from "../../layout/measure.ts";
import { type Item, pixels } from "../../layout/scene.ts";
import { faceOf } from "../../layout/text-face.ts";
import type { Matrix, MatrixCell } from "./gather-matrix.ts";

/** What stands in a cell, without its unit. */
export function numberOf(cell: MatrixCell, data: Matrix): string {
  if (cell.value === null) return "";
  const style = cellStyle(cell, data);
  return bareLevel(cell.value, cell.value === 0 ? { ...style, digits: 0 } : style);
}

/** The interval of a cell in the lines that it takes there, "ours" on one of its own; none where it has no interval. */
export function rangeOf(cell: MatrixCell, data: Matrix): readonly string[] {
  if (cell.value === null) return [];
  const range = cell.ours ?? intervalText(cell.interval, cellStyle(cell, data));
  const [, word, own] = /^(\p{L}+) (.+)$/u.exec(range ?? "") ?? [];
  return word && own ? [word, own] : range ? [range] : [];
}

export function cellStyle({ n, value, interval }: MatrixCell, { metric }: Matrix): NumberStyle {
  return styleOf(metric, { n, values: [value], intervals: [interval] });
}

/**
 * Ink of the strongest cell. Ink mixes with paper in even steps of lightness, so that equal differences look equal;
 * up to here ink is read on it in both schemes, and no band of greys has to be left out.
 */
const strongest = 0.38;
/** Ink from which grey text is no longer read on it. */
export const greyUpTo = 0.12;

export const tint = (share: number): number => strongest * Math.min(1, Math.max(0, share));

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

/** Ink of the cell with this value. */
export const inkOf = (value: number, data: Matrix, strong: "more" | "less"): number =>
  tint(shareOf(value, data, strong));

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
  const opacity = inkOf(cell.value, data, at.strong);
  const lines = at.withIntervals ? rangeOf(cell, data) : [];
  const base = y + height / 2 + 4.5 - (lines.length * 14) / 2;
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
      text: numberOf(cell, data),
      anchor: "middle",
      classes: `n${cell.published ? " pub" : ""}`,
    },
    ...lines.map(
      (text, i): Item => ({
        kind: "text",
        x: middle,
        y: base + 15 + i * 14,
        text,
        anchor: "middle",
        classes: `n s${opacity < greyUpTo ? " t" : ""}`,
      }),
    ),
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
