import { z } from "zod";
import type { Estimate } from "../../model/index.ts";
import { eachDotSentence, middleText, spreadText, stepsSentence } from "../../wording/index.ts";
import type { ChartType } from "../chart-type.ts";
import { levelAxis } from "../layout/axis.ts";
import { keyOf } from "../layout/grammar.ts";
import { estimates } from "../marks/estimate.ts";
import { dotHeap, steps } from "../marks/heap.ts";
import { flag } from "../request/option-values.ts";
import { isRefusal } from "../request/request.ts";
import { cutAxis, describeRows, methodOfRows, tabulateRows } from "../rows/describe-rows.ts";
import { entriesOf, gatherRows, marksOf } from "../rows/gather-rows.ts";
import { numbersOf } from "../rows/interval-marks.ts";
import { drawRowPanels, type RowStyle, recordsOf } from "../rows/row-panels.ts";
import { sketchOfRows } from "../thumbnail/sketch-rows.ts";
import { type Distribution, gatherDistribution } from "./distribution/gather-distribution.ts";

const options = z.strictObject({
  zoom: flag("Fit the axis to the values instead of 0 to 100 %; the method line says so."),
  by: z
    .enum(["auto", "unit", "draw"])
    .default("auto")
    .describe(
      "What one dot is: a unit, or a draw (cluster or replicate); units unless all are 0 or 1.",
    ),
});
type Options = z.output<typeof options>;

/** Room of the values over the line on which mean and interval stand. */
const heap = 30;
/** More values than this are heaped in bins. */
const mostDots = 120;

/** Every unit's value, heaped over the mean and its interval. */
export const distribution: ChartType<Distribution, Options> = {
  name: "distribution",
  doc: "Values of single units by condition, heaped over the mean and its interval.",
  options,
  layout: "column",
  highlights: true,
  layoutFor: ({ rows }) => (rows.panels.length > 1 ? "broad" : "column"),
  gather(request, { by }, evidence) {
    const rows = gatherRows(request, evidence);
    return isRefusal(rows) ? rows : gatherDistribution(rows, by, evidence);
  },
  draw({ rows, values }, { zoom }, { width }) {
    const own = (e: Estimate | null) => (e ? (values.get(e) ?? []) : []);
    const style: RowStyle = {
      lineHeight: 50,
      axis: (panel, px) => {
        const shown = panel.rows.flatMap((r) => r.entries.map((e) => e.estimate));
        return levelAxis(panel.metric, [...numbersOf(shown), ...shown.flatMap(own)], px, zoom);
      },
      marks: (entries, { axis }) => [
        ...entries.flatMap(({ estimate, mark, y }) => {
          const values = own(estimate);
          const place = { floor: y + 10, height: heap, hue: mark.hue };
          if (values.length === 0) return [];
          return [
            values.length > mostDots ? steps(values, axis.domain, place) : dotHeap(values, place),
          ];
        }),
        ...estimates(recordsOf(entries, 5, 18)),
      ],
    };
    return drawRowPanels(rows, style, width);
  },
  sketch: ({ rows }) => sketchOfRows(rows),
  describe: ({ rows, values, word }) => {
    const spans = entriesOf(rows).flatMap((e) => {
      const own = (e.estimate && values.get(e.estimate)) ?? [];
      if (!e.estimate || own.length === 0) return [];
      return [middleText([e.row.label, e.label], own, e.estimate, e.metric)];
    });
    return `${describeRows(rows)} ${spreadText(word, spans)}`;
  },
  tabulate: ({ rows }) => tabulateRows(rows),
  method: ({ rows, values, word }, { zoom }) => {
    const most = Math.max(0, ...[...values.values()].map((v) => v.length));
    return methodOfRows(rows, [
      most > mostDots ? stepsSentence(word) : eachDotSentence(word),
      zoom && cutAxis(rows),
    ]);
  },
  key: ({ rows }) => keyOf(rows.experiment, marksOf(rows)),
};
