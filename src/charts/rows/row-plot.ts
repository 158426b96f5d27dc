import type * as Plot from "@observablehq/plot";
import type { Axis } from "../layout/axis.ts";
import type { PlacedText } from "../layout/places.ts";
import { grid } from "../marks/placed/axis.ts";
import { numbers } from "../marks/placed/numbers.ts";
import { rowLabels, rowRules } from "../marks/placed/row-labels.ts";
import { texts } from "../marks/placed/texts.ts";
import type { DocumentElement } from "../svg/document.ts";
import { plotValues } from "../value-plot.ts";
import type { RowLayout } from "./rows.ts";

/** Room of the tick texts below the rows. */
export const axisRoom = 22;
/** From the last row down to the baseline of the tick texts. */
export const tickBase = 17;

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
  /** Whether zero is a line in ink. */
  readonly zero: boolean;
  readonly marks: readonly Plot.Markish[];
  /** Heads above the rows, tick texts, names of marks. */
  readonly words: readonly PlacedText[];
  /** Room for words below the ticks. */
  readonly below?: number;
}): { readonly svg: DocumentElement; readonly bottom: number } {
  const { axis, layout, top, width, below = 0 } = spec;
  const bottom = layout.bottom + axisRoom + below;
  const svg = plotValues({
    domain: axis.domain,
    width,
    height: bottom,
    margins: {
      top,
      right: width - layout.right,
      bottom: axisRoom + below,
      left: layout.left,
    },
    marks: [
      ...rowRules(layout.rules),
      ...grid(axis.ticks, layout.bands, spec.zero),
      ...spec.marks,
      ...rowLabels(layout.labels),
      ...numbers(layout.numbers, layout.squares),
      ...texts(spec.words),
    ],
  });
  return { svg, bottom };
}
