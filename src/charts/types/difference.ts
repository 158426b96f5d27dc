import { z } from "zod";
import type { Contrast } from "../../model/index.ts";
import { adjustContrasts, correctionIds, defaultCorrection } from "../../stats/index.ts";
import {
  absenceSentences,
  columnDifference,
  contrastRowText,
  contrastStyle,
  correctionIn,
  dagger,
  differenceUnit,
  inSentence,
  intervalText,
  methodOfContrasts,
  panelText,
} from "../../wording/index.ts";
import type { ChartType } from "../chart-type.ts";
import {
  axisPanel,
  differenceAxis,
  gridLines,
  roomAbove,
  ticksAbove,
  tickTexts,
} from "../layout/axis.ts";
import { panelHead } from "../layout/panel-frame.ts";
import { type Item, narrowBelow } from "../layout/scene.ts";
import { differenceRecord, differences } from "../marks/difference.ts";
import type { Column } from "../rows/columns.ts";
import { contrastNumbers, excludesNone } from "../rows/contrast-marks.ts";
import { contrastCells, contrastColumns, left, textCell } from "../rows/estimate-table.ts";
import { entryNames } from "../rows/row-labels.ts";
import { plotRows } from "../rows/row-plot.ts";
import { layoutRows, type RowSpec } from "../rows/rows.ts";
import type { DrawnElement } from "../svg/document.ts";
import { finish } from "../svg/finish.ts";
import {
  type DifferencePanel,
  type Differences,
  gatherDifferences,
} from "./difference/gather-differences.ts";

const options = z.strictObject({
  over: z
    .string()
    .optional()
    .describe(
      "Factor whose levels are compared with its baseline; the rows' own factor if left out.",
    ),
  family: z
    .enum(correctionIds)
    .default(defaultCorrection)
    .describe("How the contrasts of the figure are adjusted together."),
});
type Options = z.output<typeof options>;

/** Contrasts as a forest: each metric on its own axis, with the interval and that of its step in the family. */
export const difference: ChartType<Differences, Options> = {
  name: "difference",
  doc: "Differences from the baseline, or of one selection from another, each with its own interval.",
  options,
  layout: "column",
  gather: (request, { over, family }, evidence) =>
    gatherDifferences(request, over, evidence, (contrasts) =>
      adjustContrasts(contrasts, evidence, family),
    ),
  draw(data, _options, { width }) {
    const parts: DrawnElement[] = [];
    let bottom = 0;
    for (const panel of data.panels) {
      const drawn = drawPanel(panel, width, bottom + (bottom > 0 ? 26 : 0));
      parts.push(drawn.svg);
      bottom = drawn.bottom;
    }
    return finish(parts, { width, height: bottom + 4, label: describe(data) });
  },
  sketch: ({ panels: [panel] }) => ({
    kind: "rows",
    name: panel?.metric.label ?? "",
    domain: null,
    zero: true,
    rows: (panel?.rows ?? []).flatMap((row) =>
      row.entries.flatMap(({ mark, contrast: { value, interval } }) =>
        value === null ? [] : [[{ value, interval, mark }]],
      ),
    ),
  }),
  describe,
  tabulate(data) {
    const several = data.panels.length > 1;
    const split = data.panels.some((p) => p.rows.some((r) => r.entries.some((e) => e.label)));
    return {
      columns: [
        ...(several ? [left("metric", "Metric")] : []),
        left("row", data.rowLabel),
        ...(split ? [left("condition", "Condition")] : []),
        ...contrastColumns(several ? null : (data.panels[0]?.metric ?? null), contrastsOf(data)),
      ],
      rows: data.panels.flatMap((panel) =>
        panel.rows.flatMap((row) =>
          row.entries.map((entry) => ({
            group: panel.metric.id,
            cells: [
              ...(several ? [textCell(panel.metric.label)] : []),
              textCell(row.label, entry.mark),
              ...(split ? [textCell(entry.label)] : []),
              ...contrastCells(entry.contrast, panel.metric),
            ],
          })),
        ),
      ),
    };
  },
  method: (data) =>
    methodOfContrasts(
      contrastsOf(data),
      data.experiment,
      absenceSentences(
        data.panels.flatMap((p) =>
          p.holes.map((h) => ({
            what: `${h.what}, ${inSentence(p.metric.label, data.experiment)}`,
            reason: h.reason,
          })),
        ),
      ),
    ),
};

function contrastsOf(data: Differences): readonly Contrast[] {
  return data.panels.flatMap((p) => p.rows.flatMap((r) => r.entries.map((e) => e.contrast)));
}

function describe(data: Differences): string {
  return data.panels
    .map((panel) =>
      panelText(
        panel.title,
        panel.rows.flatMap((row) =>
          row.entries.map((e) => contrastRowText([row.label, e.label], e.contrast, panel.metric)),
        ),
      ),
    )
    .join(" ");
}

function rowSpec(panel: DifferencePanel, width: number, top: number): RowSpec {
  const entries = panel.rows.map((r) => r.entries);
  const several = entries.some((list) => list.length > 1);
  const cells = (
    of: (
      entry: (typeof entries)[number][number],
    ) => { text: string; classes?: string; square?: "yes" | "no" } | null,
  ) => entries.map((list) => list.map(of));
  const value: Column = {
    head: "",
    narrow: several ? "beside" : "label",
    cells: cells((e) => ({
      text: columnDifference(e.contrast, panel.metric) + (e.contrast.published ? dagger : ""),
      classes: e.contrast.published ? "n b pub" : "n b",
    })),
  };
  const range: Column = {
    head: `${differenceUnit(panel.metric)}, 95% interval`,
    narrow: several ? "none" : "label",
    cells: cells((e) => ({
      text:
        intervalText(e.contrast.interval, contrastStyle(e.contrast, panel.metric)) || "no interval",
    })),
  };
  const step: Column = {
    head: correctionIn(entries.flat().map((e) => e.contrast)) ?? "",
    narrow: several ? "beside" : "label",
    cells: cells((e) =>
      e.contrast.adjusted ? { text: "", square: excludesNone(e.contrast) ? "yes" : "no" } : null,
    ),
  };
  const adjusted = entries
    .flat()
    .some((e) => e.contrast.adjusted && e.contrast.adjusted.family > 1);
  const rows = panel.rows.map((r) => ({ label: r.label, hue: r.hue, lines: r.entries.length }));
  return {
    rows,
    columns: adjusted ? [value, range, step] : [value, range],
    width,
    x: 0,
    top,
    labels: "own",
    ruled: several,
    narrow: width < narrowBelow,
  };
}

/** One metric as one plot, in the px of the whole drawing. */
function drawPanel(panel: DifferencePanel, width: number, top: number) {
  const narrow = width < narrowBelow;
  const probe = layoutRows(rowSpec(panel, width, 0));
  const spec = rowSpec(panel, width, 0);
  const heads = narrow
    ? []
    : spec.columns.map((c, i) => ({ text: c.head, right: probe.columnRight[i] ?? width }));
  const head = panelHead({ x: 0, y: top, width, title: panel.title, note: null, heads, narrow });
  const lines = panel.rows.reduce((sum, row) => sum + row.entries.length, 0);
  const rowsFrom = top + head.height + 6 + roomAbove(lines);
  const layout = layoutRows(rowSpec(panel, width, rowsFrom));
  const contrasts = panel.rows.flatMap((r) => r.entries.map((e) => e.contrast));
  const axis = differenceAxis(panel.metric, contrastNumbers(contrasts), layout.right - layout.left);
  const scales = axisPanel(axis, layout.left, layout.right);
  const items: Item[] = [...head.items, ...layout.items];
  const bands = narrow
    ? layout.rows.map((r) => r.band)
    : [[layout.rows[0]?.top ?? 0, layout.bottom] as const];
  for (const [from, to] of bands) items.push(...gridLines(axis, scales, from, to, true));
  const records = panel.rows.flatMap((row, i) =>
    row.entries.flatMap((entry, k) => {
      const y = layout.rows[i]?.ys[k];
      return y === undefined ? [] : differenceRecord(entry.contrast, entry.mark, y, 5);
    }),
  );
  items.push(...entryNames(panel.rows, layout, scales, narrow));
  items.push(...ticksAbove(axis, scales.x, lines, rowsFrom, width, narrow));
  items.push(...tickTexts(axis, scales.x, layout.bottom + 17, width, "t", narrow));
  const marks = differences(records);
  return plotRows({ axis, layout, top: rowsFrom, width, furniture: items, marks });
}
