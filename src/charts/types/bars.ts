import { z } from "zod";
import { isShare, type Metric } from "../../model/index.ts";
import { plainTicks } from "../../wording/index.ts";
import { rowParts } from "../card/row-parts.ts";
import type { ChartType } from "../chart-type.ts";
import { type Axis, mostTicks, quantityAxis, roomyAxis, roundTicks } from "../layout/axis.ts";
import { keyOf } from "../layout/grammar.ts";
import { bars as barsOf } from "../marks/bar.ts";
import { isRefusal } from "../request/request.ts";
import { describeRows, methodOfRows, ownAxes, tabulateRows } from "../row-data/describe-rows.ts";
import { gatherRows, marksOf, type Rows } from "../row-data/gather-rows.ts";
import { sortOption, sortRows } from "../row-data/row-order.ts";
import { recordsOf, renderRowPanels } from "../rows/row-panels.ts";
import { sketchOfRows } from "../thumbnail/sketch-rows.ts";

const options = z.strictObject({ sort: sortOption });
type Options = z.output<typeof options>;

/** Bars from zero, with intervals: for those who insist. */
export const bars: ChartType<Rows, Options> = {
  name: "bars",
  doc: "Bars from zero with intervals, for those who insist; dots say the same with less ink.",
  options,
  layout: "column",
  highlights: true,
  layoutFor: (rows) => (rows.panels.length > 1 ? "broad" : "column"),
  gather: (request, { sort }, evidence) => {
    const rows = gatherRows(request, evidence);
    return isRefusal(rows) ? rows : sortRows(rows, sort);
  },
  render: (rows, _options, { width }) =>
    renderRowPanels(
      rows,
      {
        axis: fromZero,
        marks: (placed) => barsOf(recordsOf(placed, 0), placed.narrow ? 4.5 : 6),
        zero: true,
      },
      width,
    ),
  parts: rowParts,
  sketch: sketchOfRows,
  describe: describeRows,
  tabulate: tabulateRows,
  method: (rows) => methodOfRows(rows, [ownAxes(rows, false)]),
  key: (rows) => keyOf(rows.experiment, marksOf(rows)),
};

/** A bar's length is its value, so its axis holds zero whatever the metric. */
function fromZero(metric: Metric, values: readonly number[], px: number): Axis {
  const axis = quantityAxis(metric, [...values, 0], px, false);
  if (isShare(metric)) return axis;
  const domain: [number, number] = [
    Math.min(0, ...values) < 0 ? axis.domain[0] : 0,
    Math.max(0, ...values) > 0 ? axis.domain[1] : 0,
  ];
  return roomyAxis(domain, px, mostTicks(px), roundTicks, plainTicks);
}
