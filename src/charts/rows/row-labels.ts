import type { Mark } from "../../model/index.ts";
import { looksAlike } from "../layout/grammar.ts";
import { textWidth } from "../layout/measure.ts";
import { type Panel, type PlacedText, toPixels } from "../layout/places.ts";
import { faceOf } from "../layout/text-face.ts";
import { type KeyName, placeKey } from "../marks/placed/key-row.ts";
import type { Placed } from "../marks/placed/placed.ts";
import type { HorizontalRule } from "../marks/placed/rules.ts";
import type { DifferenceRow } from "../row-data/difference-rows.ts";
import type { Entry, EntryPanel } from "../row-data/gather-rows.ts";
import { ends } from "../row-data/interval-numbers.ts";
import type { RowLayout } from "./rows.ts";

const classes = "t i halo";

/** From the middle of a line of marks down to the baseline of what stands in it. */
const toBase = 4.5;
/** Between the outermost mark of a line and a name beside it. */
const besideMark = 14;
/** How far a name may reach over the right end of the axis, and how far inside the left end it has to begin. */
const overEdge = 6;
const insideEdge = 5;
/** Where the word for a missing condition begins at most, what it leaves of the line, and the gap before its dots. */
const mostIndent = 30;
const holeRoom = 40;
const beforeHole = 8;

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
): PlacedText | null {
  const width = textWidth(name, faceOf(classes, narrow));
  const right = Math.max(...xs) + besideMark;
  const left = Math.min(...xs) - besideMark;
  const fitsRight = right + width <= layout.right + overEdge;
  const edge = layout.left + insideEdge;
  if (!fitsRight && left - width < edge)
    return always ? { x: edge, y: y + toBase, text: name, anchor: "start", classes } : null;
  return {
    x: fitsRight ? right : left,
    y: y + toBase,
    text: name,
    anchor: fitsRight ? "start" : "end",
    classes,
  };
}

/** Names that found no room beside any mark, below the axis with their marks. */
export function namesBelow(
  names: readonly KeyName[],
  x: number,
  y: number,
  width: number,
  narrow: boolean,
): Placed & { readonly bottom: number } {
  return placeKey(names, { x, y, width, narrow });
}

/** What stands in words among the marks of a panel: names, and lines where a condition is not there. */
export interface PlacedNames {
  readonly texts: readonly PlacedText[];
  readonly holes: readonly HorizontalRule[];
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
): PlacedNames {
  const texts: PlacedText[] = [];
  const holes: HorizontalRule[] = [];
  panel.rows.forEach((row, i) => {
    row.entries.forEach((entry, k) => {
      const y = layout.rows[i]?.ys[k];
      if (y === undefined) return;
      const { estimate } = entry;
      if (!estimate || estimate.value === null) {
        const reason = estimate?.reason ?? entry.reason ?? "no data";
        const { text, line } = hole(entry.label, reason, layout, y, narrow);
        texts.push(text);
        holes.push(line);
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
      texts.push(name);
    });
  });
  return { texts, holes };
}

/** The same for contrasts. */
export function entryNames(
  rows: readonly DifferenceRow[],
  layout: RowLayout,
  scales: Panel,
  narrow: boolean,
): readonly PlacedText[] {
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
): { readonly text: PlacedText; readonly line: HorizontalRule } {
  const face = faceOf(classes, narrow);
  const prefix = label ? `${label}: ` : "";
  const room = layout.right - layout.left - holeRoom;
  const text =
    [prefix + reason, `${prefix}not there`, reason, "not there", "none"].find(
      (t) => textWidth(t, face) <= room,
    ) ?? "–";
  const from = layout.left + Math.min(mostIndent, room / 4);
  const end = from + textWidth(text, face);
  return {
    text: { x: from, y: y + toBase, text, classes },
    line: { classes: "hole", x1: end + beforeHole, x2: layout.right, y },
  };
}
