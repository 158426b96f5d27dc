import { describeLevels, type Factor, type Level, type Metric } from "../../model/index.ts";
import { textWidth, wrapText } from "./measure.ts";
import type { Item, Text } from "./scene.ts";
import { faceOf } from "./text-face.ts";

/** Heads of a panel: what is measured in bold, what a 1 means in grey, heads of number columns on the last line. */
export interface PanelHead {
  readonly items: readonly Item[];
  readonly height: number;
}

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
  const room = headsFrom - x - (shown.length > 0 ? 14 : 0);
  const titleFace = faceOf("h", narrow);
  const title = wrapText(
    spec.title,
    spec.note ? spec.width : room > 120 ? room : spec.width,
    titleFace,
  );
  const note = spec.note
    ? wrapText(spec.note, room > 120 ? room : spec.width, faceOf("t", narrow))
    : [];
  const lines: Text[] = [
    ...title.map((text, i): Text => ({ kind: "text", x, y: y + 16 + i * 18, text, classes: "h" })),
    ...note.map(
      (text, i): Text => ({
        kind: "text",
        x,
        y: y + 16 + title.length * 18 + i * 17,
        text,
        classes: "t",
      }),
    ),
  ];
  const crowded = shown.length > 0 && room <= 120;
  const last = (lines.at(-1)?.y ?? y) + (crowded ? 17 : 0);
  const heads = shown.map(
    (h): Text => ({
      kind: "text",
      x: h.right,
      y: last,
      text: h.text,
      anchor: "end",
      classes: "t s",
    }),
  );
  return { items: [...lines, ...heads], height: last - y + 6 };
}

/** `Recall: detailed wording`: what is measured, and the level of the facet that the panel shows. */
export const panelTitle = (metric: Metric, facet: Factor | null, level: Level | null) =>
  facet && level ? `${metric.label}: ${describeLevels(facet, [level.id])}` : metric.label;
