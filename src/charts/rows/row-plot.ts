import * as Plot from "@observablehq/plot";
import type { Axis } from "../layout/axis.ts";
import type { Item } from "../layout/scene.ts";
import { underAndOver } from "../marks/furniture.ts";
import { type DrawnElement, plotDocument } from "../svg/document.ts";
import type { RowLayout } from "./rows.ts";

/** Room of the tick texts below the rows. */
export const axisRoom = 22;

/**
 * One panel of rows as a Plot specification: its margins are what labels and numbers need, x is the axis of values, y is
 * px, since rows differ in height. Panels are drawn in the px of the whole figure, so they need no moving afterwards.
 */
export function plotRows(spec: {
  readonly axis: Axis;
  readonly layout: RowLayout;
  readonly top: number;
  /** Width of the whole figure. */
  readonly width: number;
  readonly furniture: readonly Item[];
  readonly marks: readonly Plot.Markish[];
  /** Room for words below the ticks. */
  readonly below?: number;
}): { readonly svg: DrawnElement; readonly bottom: number } {
  const { axis, layout, top, width, below = 0 } = spec;
  const { under, over } = underAndOver(spec.furniture);
  const bottom = layout.bottom + axisRoom + below;
  const svg = Plot.plot({
    document: plotDocument as unknown as Document,
    width,
    height: bottom,
    marginTop: top,
    marginBottom: axisRoom + below,
    marginLeft: layout.left,
    marginRight: width - layout.right,
    axis: null,
    x: { type: "linear", domain: [...axis.domain] },
    y: { type: "identity" },
    marks: [...under, ...spec.marks, ...over],
  });
  return { svg: svg as unknown as DrawnElement, bottom };
}
