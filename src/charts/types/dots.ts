import { z } from "zod";
import { levelAxis } from "../axis.ts";
import type { ChartType } from "../chart-type.ts";
import { cutAxis, describeRows, methodOfRows, tabulateRows } from "../describe-rows.ts";
import { gatherRows, marksOf, type Rows } from "../gather-rows.ts";
import { keyOf } from "../grammar.ts";
import { numbersOf } from "../interval-marks.ts";
import { estimates } from "../marks/estimate.ts";
import { flag } from "../option-values.ts";
import { drawRowPanels, recordsOf } from "../row-panels.ts";
import { sketchOfRows } from "../sketch-rows.ts";

const options = z.strictObject({
  zoom: flag("Fit the axis to the values instead of 0 to 100 %; the method line says so."),
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
  gather: (request, _options, evidence) => gatherRows(request, evidence),
  draw: (rows, { zoom }, { width }) =>
    drawRowPanels(
      rows,
      {
        axis: (panel, px) =>
          levelAxis(
            panel.metric,
            numbersOf(panel.rows.flatMap((r) => r.entries.map((e) => e.estimate))),
            px,
            zoom,
          ),
        marks: (entries, { narrow }) => estimates(recordsOf(entries, narrow ? 5 : 5.5)),
      },
      width,
    ),
  sketch: sketchOfRows,
  describe: describeRows,
  tabulate: tabulateRows,
  method: (rows, { zoom }) => methodOfRows(rows, [zoom && cutAxis(rows)]),
  key: (rows) => keyOf(rows.experiment, marksOf(rows)),
};
