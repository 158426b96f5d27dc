import { z } from "zod";
import { isShare } from "../../model/index.ts";
import { type Axis, levelAxis, plainTick, roomyAxis, roundTicks } from "../axis.ts";
import type { ChartType } from "../chart-type.ts";
import { describeRows, methodOfRows, tabulateRows } from "../describe-rows.ts";
import { type EntryPanel, gatherRows, marksOf, type Rows } from "../gather-rows.ts";
import { keyOf } from "../grammar.ts";
import { dashes, ends, numbersOf } from "../interval-marks.ts";
import { drawRowPanels, type RowStyle } from "../row-panels.ts";
import type { Item } from "../scene.ts";
import { sketchOfRows } from "../sketch-rows.ts";

const options = z.strictObject({});
type Options = z.output<typeof options>;

/** Bars from zero, with intervals: for those who insist. */
export const bars: ChartType<Rows, Options> = {
  name: "bars",
  doc: "Bars from zero with intervals, for those who insist; dots say the same with less ink.",
  options,
  layout: "column",
  highlights: true,
  layoutFor: (rows) => (rows.panels.length > 1 ? "broad" : "column"),
  gather: (request, _options, evidence) => gatherRows(request, evidence),
  draw: (rows, _options, { width }) =>
    drawRowPanels(rows, { axis: fromZero, entry: barOf, zero: true }, width),
  sketch: sketchOfRows,
  describe: describeRows,
  tabulate: tabulateRows,
  method: (rows) => methodOfRows(rows),
  key: (rows) => keyOf(rows.experiment, marksOf(rows)),
};

/** A bar's length is its value, so its axis holds zero whatever the metric. */
function fromZero(panel: EntryPanel, px: number): Axis {
  const values = numbersOf(panel.rows.flatMap((r) => r.entries.map((e) => e.estimate)));
  const axis = levelAxis(panel.metric, [...values, 0], px, false);
  if (isShare(panel.metric)) return axis;
  const domain: [number, number] = [
    Math.min(0, ...values) < 0 ? axis.domain[0] : 0,
    Math.max(0, ...values) > 0 ? axis.domain[1] : 0,
  ];
  return roomyAxis(domain, px, Math.max(2, Math.floor(px / 52)), roundTicks, plainTick);
}

const barOf: RowStyle["entry"] = ({ estimate, mark }, { scales, y, narrow }) => {
  if (!estimate || estimate.value === null) return [];
  const half = narrow ? 4.5 : 6;
  const [x1, x2] = [Math.min(0, estimate.value), Math.max(0, estimate.value)];
  const fill = mark.published || mark.fill === "hollow" ? "bar h" : "bar";
  const own = estimate.interval ?? estimate.published?.ours;
  const bar: Item = {
    kind: "rect",
    panel: scales,
    layer: "join",
    classes: fill,
    hue: mark.hue,
    x1,
    x2,
    y1: y - half,
    y2: y + half,
  };
  const [a, b] = own ? ends(own, scales) : [0, 0];
  const ours = estimate.interval ? {} : { attributes: dashes };
  return b > a
    ? [
        bar,
        {
          kind: "line",
          panel: scales,
          layer: "interval",
          classes: "iv",
          hue: mark.hue,
          x1: a,
          x2: b,
          y1: y,
          y2: y,
          ...ours,
        },
      ]
    : [bar];
};
