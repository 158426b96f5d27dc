import type { Mark } from "../../model/index.ts";
import { looksAlike } from "../layout/grammar.ts";
import { textWidth, wrapText } from "../layout/measure.ts";
import { type Item, type Panel, pixels, toPixels } from "../layout/scene.ts";
import { faceOf } from "../layout/text-face.ts";
import type { DifferenceRow } from "../types/difference/gather-differences.ts";
import type { Entry, EntryPanel } from "./gather-rows.ts";
import { ends } from "./interval-marks.ts";
import type { RowLayout } from "./rows.ts";

const classes = "t i halo";

/** Marks alike in one row up to which their order in it tells which is which, once they have been named. */
const mostAlike = 3;

/** Whether a row holds so many marks like this one that each needs its name beside it, in every row. */
function needsName(mark: Mark, row: readonly { readonly mark: Mark }[]): boolean {
  return row.filter((other) => looksAlike(other.mark, mark)).length > mostAlike;
}

/** The name of a mark in a row, right of it or left of it; where neither side has room null, or over the line if `always`. */
export function nameBeside(
  name: string,
  xs: readonly number[],
  y: number,
  layout: RowLayout,
  narrow: boolean,
  always: boolean,
): Item | null {
  const width = textWidth(name, faceOf(classes, narrow));
  const right = Math.max(...xs) + 14;
  const left = Math.min(...xs) - 14;
  const fitsRight = right + width <= layout.right + 6;
  if (!fitsRight && left - width < layout.left + 5)
    return always
      ? { kind: "text", x: layout.left + 5, y: y + 4.5, text: name, anchor: "start", classes }
      : null;
  return {
    kind: "text",
    x: fitsRight ? right : left,
    y: y + 4.5,
    text: name,
    anchor: fitsRight ? "start" : "end",
    classes,
  };
}

/** Names that found no room beside any mark, below the axis with their marks. */
export function namesBelow(
  names: readonly {
    readonly label: string;
    readonly mark: Mark;
    readonly hue?: number;
    /** Class of the shade that tells it from others of its hue. */
    readonly shade?: string;
  }[],
  x: number,
  y: number,
  width: number,
  narrow: boolean,
) {
  const items: Item[] = [];
  let at = x;
  let base = y;
  let lowest = y;
  for (const { label, mark, hue = 0, shade = "" } of names) {
    const lines = wrapText(label, width - x - 18, faceOf("t", narrow));
    const wide = 18 + Math.max(...lines.map((t) => textWidth(t, faceOf("t", narrow))));
    if (at > x && at + wide > width) {
      at = x;
      base = lowest + 18;
    }
    items.push({
      kind: "mark",
      panel: pixels,
      layer: "mark",
      classes: `m${shade}`,
      hue,
      x: at + 6,
      y: base - 4.5,
      r: 4.5,
      mark,
    });
    lines.forEach((text, k) => {
      items.push({ kind: "text", x: at + 18, y: base + k * 16, text, classes: "t" });
    });
    lowest = Math.max(lowest, base + (lines.length - 1) * 16);
    at += wide + 18;
  }
  return { items, bottom: names.length > 0 ? lowest + 6 : y - 18 };
}

/**
 * Names of the conditions inside rows, each beside the first mark that leaves room for it, and a dotted line with a
 * word for every condition that is not there. `named` collects what has been named, over all panels of a figure.
 */
export function entryLabels(
  panel: EntryPanel,
  layout: RowLayout,
  scales: Panel,
  narrow: boolean,
  named: Set<string>,
  /** Values that stand in a row beside the estimate and its interval: no name goes over them. */
  besides: (entry: Entry) => readonly number[],
): readonly Item[] {
  const items: Item[] = [];
  panel.rows.forEach((row, i) => {
    row.entries.forEach((entry, k) => {
      const y = layout.rows[i]?.ys[k];
      if (y === undefined) return;
      const { estimate } = entry;
      if (!estimate || estimate.value === null) {
        items.push(
          ...hole(entry.label, estimate?.reason ?? entry.reason ?? "no data", layout, y, narrow),
        );
        return;
      }
      const always = needsName(entry.mark, row.entries);
      if (!entry.label || (named.has(entry.label) && !always)) return;
      const drawn = [estimate.interval, estimate.published?.ours].flatMap((v) =>
        v ? ends(v, scales) : [],
      );
      const xs = [estimate.value, ...drawn, ...besides(entry)].map((v) => toPixels(scales.x, v));
      const name = nameBeside(entry.label, xs, y, layout, narrow, always);
      if (!name) return;
      named.add(entry.label);
      items.push(name);
    });
  });
  return items;
}

/** The same for contrasts. */
export function entryNames(
  rows: readonly DifferenceRow[],
  layout: RowLayout,
  scales: Panel,
  narrow: boolean,
): readonly Item[] {
  const named = new Set<string>();
  return rows.flatMap((row, i) =>
    row.entries.flatMap((entry, k) => {
      const y = layout.rows[i]?.ys[k];
      const { value, interval, adjusted } = entry.contrast;
      const always = needsName(entry.mark, row.entries);
      if (y === undefined || value === null || !entry.label) return [];
      if (named.has(entry.label) && !always) return [];
      const drawn = [interval, adjusted?.interval].flatMap((v) => (v ? ends(v, scales) : []));
      const name = nameBeside(
        entry.label,
        [value, ...drawn].map((v) => toPixels(scales.x, v)),
        y,
        layout,
        narrow,
        always,
      );
      if (name) named.add(entry.label);
      return name ? [name] : [];
    }),
  );
}

/** The dotted line of a missing condition, with as much of the reason as there is room for; never without a word. */
function hole(
  label: string,
  reason: string,
  layout: RowLayout,
  y: number,
  narrow: boolean,
): readonly Item[] {
  const face = faceOf(classes, narrow);
  const prefix = label ? `${label}: ` : "";
  const room = layout.right - layout.left - 40;
  const text =
    [prefix + reason, `${prefix}not there`, reason, "not there", "none"].find(
      (t) => textWidth(t, face) <= room,
    ) ?? "–";
  const width = textWidth(text, face);
  const middle = layout.left + Math.min(30, room / 4);
  return [
    { kind: "text", x: middle, y: y + 4.5, text, anchor: "start", classes },
    {
      kind: "line",
      panel: pixels,
      layer: "rule",
      classes: "hole",
      x1: middle + width + 8,
      x2: layout.right,
      y1: y,
      y2: y,
    },
  ];
}
