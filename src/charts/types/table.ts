import { z } from "zod";
import type { ChartType } from "../chart-type.ts";
import { describeRows, methodOfRows, tabulateRows } from "../row-data/describe-rows.ts";
import { gatherRows, type Rows } from "../row-data/gather-rows.ts";

const options = z.strictObject({});
type Options = z.output<typeof options>;

/** Estimates as a table: nothing is drawn. */
export const table: ChartType<Rows, Options> = {
  name: "table",
  doc: "Estimates by condition as a table of values, intervals and counts.",
  options,
  layout: "column",
  gather: (request, _options, evidence) => gatherRows(request, evidence),
  render: () => null,
  describe: describeRows,
  tabulate: tabulateRows,
  method: (rows) => methodOfRows(rows, [], { as: "numbers" }),
};
