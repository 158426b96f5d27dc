import { textWidth } from "./measure.ts";
import { faceOf } from "./text-face.ts";

/** A position scale: values to px. `identity` where positions are px already. */
export type ScaleSpec =
  | {
      readonly type: "linear" | "log";
      readonly domain: readonly [number, number];
      readonly range: readonly [number, number];
    }
  | { readonly type: "identity" };

/** Where data meets px: one pair of scales, drawn by Plot. */
export interface Panel {
  readonly x: ScaleSpec;
  readonly y: ScaleSpec;
}

export type Anchor = "start" | "middle" | "end";
/** A text where measuring put it, in px. */
export interface PlacedText {
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly text: string;
  readonly anchor?: Anchor;
  readonly classes: string;
  readonly hue?: number;
}
export const pixels: Panel = { x: { type: "identity" }, y: { type: "identity" } };

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Parts of a text's size above and below its baseline, a little air with them. */
const ascent = 0.76;
const descent = 0.24;
/** Half of the stroke around a mark, in px. */
const halfStroke = 1;

/** The box that a text covers: x-height to descender with a little air, as wide as its letters. */
export function textBox(text: PlacedText, narrow: boolean): Box {
  const face = faceOf(text.classes, narrow);
  const width = textWidth(text.text, face);
  const left =
    text.anchor === "end" ? text.x - width : text.anchor === "middle" ? text.x - width / 2 : text.x;
  return {
    left,
    right: left + width,
    top: text.y - face.size * ascent,
    bottom: text.y + face.size * descent,
  };
}

export function boxesMeet(a: Box, b: Box, gap = 0): boolean {
  return (
    a.left < b.right + gap &&
    b.left < a.right + gap &&
    a.top < b.bottom + gap &&
    b.top < a.bottom + gap
  );
}

export function markBox(x: number, y: number, r: number): Box {
  const reach = r + halfStroke;
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

/** Value to px by a scale; the same arithmetic that Plot uses for these types. */
export function toPixels(scale: ScaleSpec, value: number): number {
  if (scale.type === "identity") return value;
  const f = scale.type === "log" ? Math.log : (v: number) => v;
  const [d0, d1] = scale.domain;
  const [r0, r1] = scale.range;
  const span = f(d1) - f(d0);
  return span === 0 ? (r0 + r1) / 2 : r0 + ((f(value) - f(d0)) / span) * (r1 - r0);
}

/** Narrow drawings put labels above rows and are shown up to this width. */
export const narrowBelow = 520;
