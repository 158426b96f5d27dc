import * as Plot from "@observablehq/plot";
import type { PlacedText } from "../../layout/places.ts";
import { looks, px } from "../look.ts";

/** Texts by their baseline, in order; each has an anchor of its own, where Plot knows one for all. */
export function texts(placed: readonly PlacedText[]): readonly Plot.Markish[] {
  if (placed.length === 0) return [];
  return [
    Plot.text([...placed], {
      x: px((d: PlacedText) => d.x),
      y: px((d: PlacedText) => d.y),
      text: "text",
      lineAnchor: "bottom",
      ...looks(({ classes, hue, anchor = "start" }: PlacedText) => ({
        classes,
        hue,
        attributes: { "text-anchor": anchor },
      })),
    }),
  ];
}
