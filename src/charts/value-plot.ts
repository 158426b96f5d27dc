import * as Plot from "@observablehq/plot";
import { type DocumentElement, plotDocument } from "./svg/document.ts";

/** Room around the frame of a plot, in px. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/**
 * One plot with an axis of values across and px down: how every chart of rows, finding and strip is specified. Grid, ticks
 * and labels are marks like any other, since measuring has placed them.
 */
export function plotValues(spec: {
  readonly domain: readonly [number, number];
  /** Values that run up the plot, where it has an axis for them too. */
  readonly up?: readonly [number, number] | undefined;
  readonly width: number;
  readonly height: number;
  readonly margins: Margins;
  readonly marks: readonly Plot.Markish[];
}): DocumentElement {
  const { domain, up, width, height, margins, marks } = spec;
  const svg = Plot.plot({
    document: plotDocument as unknown as Document,
    width,
    height,
    marginTop: margins.top,
    marginRight: margins.right,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    axis: null,
    x: { type: "linear", domain: [...domain] },
    y: up ? { type: "linear", domain: [...up] } : { type: "identity" },
    marks: [...marks],
  });
  return svg as unknown as DocumentElement;
}

/** A plot of marks that stand in px alone, the whole drawing being its frame. */
export const plotInPixels = (
  marks: readonly Plot.Markish[],
  size: { readonly width: number; readonly height: number },
): DocumentElement =>
  plotValues({
    domain: [0, size.width],
    ...size,
    margins: { top: 0, right: 0, bottom: 0, left: 0 },
    marks,
  });
