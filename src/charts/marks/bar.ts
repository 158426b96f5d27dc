import * as Plot from "@observablehq/plot";
import { dashes, type EstimateRecord } from "./estimate.ts";
import { lines } from "./lines.ts";
import { looks } from "./look.ts";

/** Bars from zero to the value with the interval over them; hollow where the dot would be hollow or a cross. */
export function bars(records: readonly EstimateRecord[], half: number): readonly Plot.Markish[] {
  if (records.length === 0) return [];
  return [
    Plot.rect([...records], {
      x1: (d: EstimateRecord) => Math.min(0, d.x),
      x2: (d: EstimateRecord) => Math.max(0, d.x),
      y1: "y",
      y2: "y",
      insetTop: -half,
      insetBottom: -half,
      ...looks(({ mark, back, title, shade = "" }: EstimateRecord) => ({
        classes: `bar${mark.published || mark.fill === "hollow" ? " h" : ""}${shade}`,
        hue: mark.hue,
        back,
        title,
      })),
    }),
    ...lines(
      records,
      ({ interval, ours }) => interval ?? ours,
      ({ interval, mark, shade = "" }) => ({
        classes: `iv${shade}`,
        hue: mark.hue,
        attributes: interval ? undefined : dashes,
      }),
    ),
  ];
}
