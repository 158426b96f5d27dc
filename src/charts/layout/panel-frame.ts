import { describeLevels, type Factor, type Level, type Metric } from "../../model/index.ts";
import { textWidth, wrapText } from "./measure.ts";
import type { PlacedText } from "./places.ts";
import { faceOf } from "./text-face.ts";

/** Heads of a panel: what is measured in bold, what a 1 means in grey, heads of number columns on the last line. */
export interface PanelHead {
  readonly texts: readonly PlacedText[];
  readonly height: number;
}

const sizes = {
  /** From the top to the first baseline. */
  firstBase: 16,
  titleLine: 18,
  noteLine: 17,
  /** Between the words and the heads of columns. */
  beforeHeads: 14,
  /** Words in less than this beside the heads stand over them. */
  leastRoom: 120,
  below: 6,
} as const;

export function panelHead(spec: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly title: string;
  readonly note: string | null;
  readonly heads: readonly { readonly text: string; readonly right: number }[];
  readonly narrow: boolean;
}): PanelHead {
  const { x, y, narrow } = spec;
  const shown = spec.heads.filter((h) => h.text);
  const headsFrom = Math.min(
    x + spec.width,
    ...shown.map((h) => h.right - textWidth(h.text, faceOf("t s", narrow))),
  );
  const room = headsFrom - x - (shown.length > 0 ? sizes.beforeHeads : 0);
  // Words beside the heads of columns; over them where that leaves too little.
  const crowded = room <= sizes.leastRoom;
  const beside = crowded ? spec.width : room;
  const title = wrapText(spec.title, spec.note ? spec.width : beside, faceOf("h", narrow));
  const note = spec.note ? wrapText(spec.note, beside, faceOf("t", narrow)) : [];
  const first = y + sizes.firstBase;
  const afterTitle = first + title.length * sizes.titleLine;
  const lines: PlacedText[] = [
    ...title.map((text, i) => ({ x, y: first + i * sizes.titleLine, text, classes: "h" })),
    ...note.map((text, i) => ({ x, y: afterTitle + i * sizes.noteLine, text, classes: "t" })),
  ];
  const last = (lines.at(-1)?.y ?? y) + (shown.length > 0 && crowded ? sizes.noteLine : 0);
  const heads = shown.map(
    ({ text, right }): PlacedText => ({ x: right, y: last, text, anchor: "end", classes: "t s" }),
  );
  return { texts: [...lines, ...heads], height: last - y + sizes.below };
}

/** `Recall: detailed wording`: what is measured, and the level of the facet that the panel shows. */
export const panelTitle = (metric: Metric, facet: Factor | null, level: Level | null) =>
  facet && level ? `${metric.label}: ${describeLevels(facet, [level.id])}` : metric.label;
