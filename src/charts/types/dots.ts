import { z } from "zod";
import { rowParts } from "../card/row-parts.ts";
import type { ChartType } from "../chart-type.ts";
import { quantityAxis } from "../layout/axis.ts";
import { keyOf } from "../layout/grammar.ts";
import { estimates } from "../marks/estimate.ts";
import { flag } from "../request/option-values.ts";
import { isRefusal } from "../request/request.ts";
import {
  cutAxis,
  describeRows,
  methodOfRows,
  ownAxes,
  tabulateRows,
} from "../row-data/describe-rows.ts";
import { gatherRows, marksOf, type Rows } from "../row-data/gather-rows.ts";
import { sortOption, sortRows } from "../row-data/row-order.ts";
import { recordsOf, renderRowPanels } from "../rows/row-panels.ts";
import { sketchOfRows } from "../thumbnail/sketch-rows.ts";

const options = z.strictObject({
  zoom: flag("Fit the axis to the values instead of 0 to 100 %; the method line says so."),
  sort: sortOption,
});
type Options = z.output<typeof options>;

/** Estimates by condition: a dot and its interval per condition, a row per level, a panel per metric. */
export const dots: ChartType<Rows, Options> = {
  name: "dots",
  doc: "Estimates by condition: a dot with its interval for each, rows by arm.",
  options,
  layout: "column",
  highlights: true,
  layoutFor: (rows) => (rows.panels.length > 1 ? "broad" : "column"),
  gather: (request, { sort }, evidence) => {
    const rows = gatherRows(request, evidence);
    return isRefusal(rows) ? rows : sortRows(rows, sort);
  },
  render: (rows, { zoom }, { width }) =>
    renderRowPanels(
      rows,
      {
        axis: (metric, values, px) => quantityAxis(metric, values, px, zoom),
        marks: (placed) => estimates(recordsOf(placed, placed.narrow ? 5 : 5.5)),
      },
      width,
    ),
  parts: rowParts,
  sketch: sketchOfRows,
  describe: describeRows,
  tabulate: tabulateRows,
  method: (rows, { zoom }) => methodOfRows(rows, [zoom && cutAxis(rows), ownAxes(rows, zoom)]),
  key: (rows) => keyOf(rows.experiment, marksOf(rows)),
};
