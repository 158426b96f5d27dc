import { z } from "zod";
import { isShare } from "../../model/index.ts";
import { plainTicks } from "../../wording/index.ts";
import type { ChartType } from "../chart-type.ts";
import { type Axis, levelAxis, roomyAxis, roundTicks } from "../layout/axis.ts";
import { keyOf } from "../layout/grammar.ts";
import { bars as barsOf } from "../marks/bar.ts";
import { isRefusal } from "../request/request.ts";
import { describeRows, methodOfRows, tabulateRows } from "../rows/describe-rows.ts";
import { type EntryPanel, gatherRows, marksOf, type Rows } from "../rows/gather-rows.ts";
import { numbersOf } from "../rows/interval-marks.ts";
import { sortOption, sortRows } from "../rows/row-order.ts";
import { drawRowPanels, recordsOf } from "../rows/row-panels.ts";
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
  draw: (rows, _options, { width }) =>
    drawRowPanels(
      rows,
      {
        axis: fromZero,
        marks: (entries, { narrow }) => barsOf(recordsOf(entries, 0), narrow ? 4.5 : 6),
        zero: true,
      },
      width,
    ),
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
  return roomyAxis(domain, px, Math.max(2, Math.floor(px / 52)), roundTicks, plainTicks);
}
