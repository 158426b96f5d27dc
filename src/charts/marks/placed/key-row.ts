import type * as Plot from "@observablehq/plot";
import type { Mark } from "../../../model/index.ts";
import { textWidth, wrapText } from "../../layout/measure.ts";
import type { PlacedText } from "../../layout/places.ts";
import { faceOf } from "../../layout/text-face.ts";
import { type Dot, dots } from "../dots.ts";
import { px } from "../look.ts";
import { texts } from "./texts.ts";

/** A name with the mark that it belongs to. */
export interface KeyName {
  readonly label: string;
  readonly mark: Mark;
  /** Grey where left out. */
  readonly hue?: number;
  /** Class of the shade that tells it from others of its hue. */
  readonly shade?: string;
}
export interface KeyDot extends Dot {
  readonly x: number;
  readonly y: number;
  readonly classes: string;
  readonly hue: number;
}

const sizes = {
  /** From the left of a mark to its name. */
  indent: 18,
  /** From the left of a mark to its middle. */
  middle: 6,
  radius: 4.5,
  /** From the middle of a mark down to the baseline of its name. */
  toBase: 4.5,
  /** Between two names of a line. */
  gap: 18,
  /** From one line of names to the next, and between lines of one name. */
  pitch: 18,
  line: 16,
  below: 6,
} as const;

/** Where names with their marks stand that found no room beside any mark: from left to right, wrapped. */
export function placeKey(
  names: readonly KeyName[],
  {
    x,
    y,
    width,
    narrow,
  }: {
    readonly x: number;
    /** Baseline of the first line. */
    readonly y: number;
    readonly width: number;
    readonly narrow: boolean;
  },
): {
  readonly dots: readonly KeyDot[];
  readonly texts: readonly PlacedText[];
  readonly bottom: number;
} {
  const placed: { dots: KeyDot[]; texts: PlacedText[] } = { dots: [], texts: [] };
  const face = faceOf("t", narrow);
  let at = x;
  let base = y;
  let lowest = y;
  for (const { label, mark, hue = 0, shade = "" } of names) {
    const lines = wrapText(label, width - x - sizes.indent, face);
    const wide = sizes.indent + Math.max(...lines.map((t) => textWidth(t, face)));
    if (at > x && at + wide > width) {
      at = x;
      base = lowest + sizes.pitch;
    }
    placed.dots.push({
      x: at + sizes.middle,
      y: base - sizes.toBase,
      r: sizes.radius,
      classes: `m${shade}`,
      hue,
      mark,
    });
    for (const [k, text] of lines.entries())
      placed.texts.push({ x: at + sizes.indent, y: base + k * sizes.line, text, classes: "t" });
    lowest = Math.max(lowest, base + (lines.length - 1) * sizes.line);
    at += wide + sizes.gap;
  }
  return { ...placed, bottom: names.length > 0 ? lowest + sizes.below : y - sizes.pitch };
}

/** Names with their marks, where `placeKey` put them. */
export function keyRow(placed: Pick<ReturnType<typeof placeKey>, "dots" | "texts">) {
  const at = { x: px((d: KeyDot) => d.x), y: px((d: KeyDot) => d.y) };
  return [...dots(placed.dots, at), ...texts(placed.texts)] as readonly Plot.Markish[];
}
