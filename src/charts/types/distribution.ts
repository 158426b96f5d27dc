import { z } from "zod";
import type { Estimate } from "../../model/index.ts";
import { eachDotSentence, middleText, spreadText, stepsSentence } from "../../wording/index.ts";
import { rowParts } from "../card/row-parts.ts";
import type { ChartType } from "../chart-type.ts";
import { quantityAxis } from "../layout/axis.ts";
import { keyOf } from "../layout/grammar.ts";
import { type Panel, toPixels } from "../layout/places.ts";
import { estimates } from "../marks/estimate.ts";
import { dotHeap, heapHeight, steps } from "../marks/heap.ts";
import { flag } from "../request/option-values.ts";
import { isRefusal } from "../request/request.ts";
import {
  cutAxis,
  describeRows,
  methodOfRows,
  ownAxes,
  tabulateRows,
} from "../row-data/describe-rows.ts";
import { type Entry, entriesOf, gatherRows, marksOf } from "../row-data/gather-rows.ts";
import { sortOption, sortRows } from "../row-data/row-order.ts";
import { type RowStyle, recordsOf, renderRowPanels } from "../rows/row-panels.ts";
import { sketchOfRows } from "../thumbnail/sketch-rows.ts";
import { type Distribution, gatherDistribution } from "./distribution/gather-distribution.ts";

const options = z.strictObject({
  zoom: flag("Fit the axis to the values instead of 0 to 100 %; the method line says so."),
  sort: sortOption,
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
/** What a heap may take beyond that before it is pressed flat. */
const mostAbove = 40;
/** Room of one condition; the floor of its heap, and its mean, below the middle of that. */
const lineHeight = 50;
const floorBelow = 10;
const meanBelow = 18;
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
  gather(request, { by, sort }, evidence) {
    const rows = gatherRows(request, evidence);
    return isRefusal(rows) ? rows : gatherDistribution(sortRows(rows, sort), by, evidence);
  },
  render({ rows, values }, { zoom }, { width }) {
    const own = (e: Estimate | null) => (e ? (values.get(e) ?? []) : []);
    const above = ({ estimate }: Pick<Entry, "estimate">, scales: Panel) => {
      const dots = own(estimate);
      if (dots.length > mostDots) return 0;
      const xs = dots.toSorted((p, q) => p - q).map((value) => toPixels(scales.x, value));
      return Math.min(mostAbove, Math.max(0, heapHeight(xs) - heap));
    };
    const style: RowStyle = {
      lineHeight,
      above,
      axis: (metric, values, px) => quantityAxis(metric, values, px, zoom),
      besides: ({ estimate }) => own(estimate),
      marks: (placed) => [
        ...placed.entries.flatMap((entry) => {
          const values = own(entry.estimate);
          const place = {
            floor: entry.y + floorBelow,
            height: heap + above(entry, placed.scales),
            hue: entry.mark.hue,
          };
          if (values.length === 0) return [];
          return [
            values.length > mostDots
              ? steps(values, placed.axis.domain, place)
              : dotHeap(values, place),
          ];
        }),
        ...estimates(recordsOf(placed, 5, meanBelow)),
      ],
    };
    return renderRowPanels(rows, style, width);
  },
  parts: {
    word: rowParts.word,
    count: ({ rows }) => rowParts.count(rows),
    first: (data, most) => ({ ...data, rows: rowParts.first(data.rows, most) }),
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
      ownAxes(rows, zoom, ({ estimate }) => (estimate && values.get(estimate)) ?? []),
    ]);
  },
  key: ({ rows }) => keyOf(rows.experiment, marksOf(rows)),
};
