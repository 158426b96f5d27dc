import { z } from "zod";
import { count } from "../../lib/format-number.ts";
import type { Estimate } from "../../model/index.ts";
import { levelAxis } from "../axis.ts";
import type { ChartType } from "../chart-type.ts";
import { cutAxis, describeRows, methodOfRows, tabulateRows } from "../describe-rows.ts";
import { type Distribution, gatherDistribution } from "../gather-distribution.ts";
import { entriesOf, gatherRows, marksOf } from "../gather-rows.ts";
import { keyOf } from "../grammar.ts";
import { estimateMarks, numbersOf } from "../interval-marks.ts";
import { columnValue } from "../number-style.ts";
import { flag } from "../option-values.ts";
import { isRefusal } from "../request.ts";
import { drawRowPanels, type RowStyle } from "../row-panels.ts";
import { type Item, type Panel, toPixels } from "../scene.ts";
import { sketchOfRows } from "../sketch-rows.ts";

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
        const estimates = panel.rows.flatMap((r) => r.entries.map((e) => e.estimate));
        return levelAxis(
          panel.metric,
          [...numbersOf(estimates), ...estimates.flatMap(own)],
          px,
          zoom,
        );
      },
      entry: ({ estimate, mark }, { scales, y }) =>
        estimate
          ? [
              ...heapOf(own(estimate), scales, y + 10, mark.hue),
              ...estimateMarks(estimate, mark, scales, y + 18, 5),
            ]
          : [],
    };
    return drawRowPanels(rows, style, width);
  },
  sketch: ({ rows }) => sketchOfRows(rows),
  describe: ({ rows, values, word }) => {
    const spans = entriesOf(rows).flatMap((e) => {
      const sorted = [...((e.estimate && values.get(e.estimate)) ?? [])].sort((a, b) => a - b);
      if (!e.estimate || sorted.length === 0) return [];
      const write = (q: number) =>
        columnValue(
          { ...(e.estimate as Estimate), value: sorted[Math.round(q * (sorted.length - 1))] ?? 0 },
          e.metric,
        );
      return [
        `${[e.row.label, e.label].filter(Boolean).join(", ")}: ${count(sorted.length)} from ${write(0)} to ${write(1)}, middle ${write(0.5)}`,
      ];
    });
    return `${describeRows(rows)} By ${word}. ${spans.join("; ")}.`;
  },
  tabulate: ({ rows }) => tabulateRows(rows),
  method: ({ rows, values, word }, { zoom }) => {
    const most = Math.max(0, ...[...values.values()].map((v) => v.length));
    return methodOfRows(rows, [
      most > mostDots
        ? `Steps: share of ${word} values; below them the mean and its interval`
        : `Each small dot is one ${word}; below them the mean and its interval`,
      zoom && cutAxis(rows),
    ]);
  },
  key: ({ rows }) => keyOf(rows.experiment, marksOf(rows)),
};

function heapOf(
  values: readonly number[],
  panel: Panel,
  floor: number,
  hue: number,
): readonly Item[] {
  return values.length > mostDots
    ? steps(values, panel, floor, hue)
    : dotHeap(values, panel, floor, hue);
}

/** Dots stacked where they would cover each other; the stack is pressed flat rather than left to grow out of its row. */
function dotHeap(
  values: readonly number[],
  panel: Panel,
  floor: number,
  hue: number,
): readonly Item[] {
  const r = values.length > 60 ? 1.8 : 2.4;
  const placed: { px: number; level: number }[] = [];
  const sorted = [...values].sort((a, b) => a - b);
  const spots = sorted.map((value) => {
    const px = toPixels(panel.x, value);
    let level = 0;
    while (placed.some((p) => p.level === level && Math.abs(p.px - px) < 2 * r + 0.4)) level++;
    placed.push({ px, level });
    return { value, level };
  });
  const highest = Math.max(...spots.map((s) => s.level), 1);
  const pitch = Math.min(2 * r + 0.6, heap / highest);
  return spots.map(({ value, level }) => ({
    kind: "mark",
    panel,
    layer: "join",
    classes: "m unit",
    hue,
    x: value,
    y: floor - r - level * pitch,
    r,
    mark: { hue, shape: "circle", fill: "solid" },
  }));
}

/** A histogram without gaps, as high as its row allows. */
function steps(
  values: readonly number[],
  panel: Panel,
  floor: number,
  hue: number,
): readonly Item[] {
  if (panel.x.type === "identity") return [];
  const [low, high] = panel.x.domain;
  const bins = 40;
  const size = (high - low) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const v of values) {
    const at = Math.min(bins - 1, Math.max(0, Math.floor((v - low) / size)));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  return counts.flatMap((n, i): Item[] =>
    n === 0
      ? []
      : [
          {
            kind: "rect",
            panel,
            layer: "join",
            classes: "step",
            hue,
            x1: low + i * size,
            x2: low + (i + 1) * size,
            y1: floor - (n / most) * heap,
            y2: floor,
          },
        ],
  );
}
