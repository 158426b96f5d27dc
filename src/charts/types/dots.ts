import { z } from "zod";
import { type Axis, axisPanel, gridLines, levelAxis, tickTexts } from "../axis.ts";
import type { ChartType } from "../chart-type.ts";
import type { Column } from "../columns.ts";
import { describeRows, methodOfRows, tabulateRows } from "../describe-rows.ts";
import { drawScene } from "../draw-scene.ts";
import { type EntryPanel, gatherRows, type Rows } from "../gather-rows.ts";
import { keyOf } from "../grammar.ts";
import { estimateMarks, numbersOf } from "../interval-marks.ts";
import { columnValue, levelUnit } from "../number-style.ts";
import { flag } from "../option-values.ts";
import { panelHead, panelTitle } from "../panel-frame.ts";
import { entryLabels } from "../row-labels.ts";
import { layoutRows } from "../rows.ts";
import { type Item, narrowBelow } from "../scene.ts";

const options = z.strictObject({
  zoom: flag("Fit the axis to the values instead of 0 to 100 %; the method line says where it starts."),
});
type Options = z.output<typeof options>;

/** Estimates by condition: a dot and its interval per condition, a row per level, a panel per metric. */
export const dots: ChartType<Rows, Options> = {
  name: "dots",
  doc: "Estimates by condition: a dot with its interval for each, rows by arm.",
  options,
  layout: "column",
  layoutFor: (rows) => (rows.panels.length > 1 ? "broad" : "column"),
  gather: (request, _options, evidence) => gatherRows(request, evidence),
  draw(rows, { zoom }, frame) {
    const { width } = frame;
    const narrow = width < narrowBelow;
    const abreast = !narrow && width >= 760 && rows.panels.length === 2 && sameRows(rows) ? 2 : 1;
    const items: Item[] = [];
    const named = new Set<string>();
    let bottom = 0;
    if (abreast === 2) {
      const gutter = 40;
      const labels = layoutRows(rowSpec(rows.panels[0]!, width, 0, 0, "own")).left;
      const right = (width - labels - gutter) / 2;
      rows.panels.forEach((panel, i) => {
        const at = i === 0 ? 0 : labels + right + gutter - 8;
        const drawn = drawPanel(panel, { zoom, width: i === 0 ? labels + right : right + 8, x: at, top: 0, narrow, labels: i === 0 ? "own" : "none", titleX: i === 0 ? labels : at + 8, frameWidth: width, named });
        items.push(...drawn.items);
        bottom = Math.max(bottom, drawn.bottom);
      });
    } else
      rows.panels.forEach((panel, i) => {
        const drawn = drawPanel(panel, { zoom, width, x: 0, top: bottom + (i > 0 ? 26 : 0), narrow, labels: "own", titleX: 0, frameWidth: width, named });
        items.push(...drawn.items);
        bottom = drawn.bottom;
      });
    return drawScene(items, { width, height: bottom + 4, label: describeRows(rows) });
  },
  describe: describeRows,
  tabulate: tabulateRows,
  method: (rows, { zoom }) =>
    methodOfRows(rows, [zoom && rows.panels.some((p) => p.metric.kind === "binary") && "The axis is cut to the values: it does not run from 0 to 100%"]),
  key: (rows) => keyOf(rows.experiment),
};

function sameRows(rows: Rows): boolean {
  const ids = (p: EntryPanel | undefined) => p?.rows.map((r) => `${r.id}:${r.entries.length}`).join();
  return ids(rows.panels[0]) === ids(rows.panels[1]);
}

function rowSpec(panel: EntryPanel, width: number, x: number, top: number, labels: "own" | "none") {
  const column: Column = {
    head: levelUnit(panel.metric),
    narrow: "beside",
    cells: panel.rows.map((row) =>
      row.entries.map((e) => (e.estimate ? { text: columnValue(e.estimate, panel.metric), classes: e.estimate.published ? "n pub" : "n" } : null)),
    ),
  };
  const rows = panel.rows.map((row) => ({ label: row.label, note: row.note, hue: row.hue, lines: row.entries.length }));
  return { rows, columns: [column], width, x, top, labels, ruled: rows.some((r) => r.lines > 1 || r.note) };
}

interface Place {
  readonly zoom: boolean;
  readonly width: number;
  readonly x: number;
  readonly top: number;
  readonly narrow: boolean;
  readonly labels: "own" | "none";
  readonly titleX: number;
  readonly frameWidth: number;
  readonly named: Set<string>;
}

function drawPanel(panel: EntryPanel, place: Place): { readonly items: readonly Item[]; readonly bottom: number } {
  const { metric } = panel;
  const probe = layoutRows(rowSpec(panel, place.width, place.x, 0, place.labels));
  const head = panelHead({
    x: place.titleX,
    y: place.top,
    width: place.x + place.width - place.titleX,
    title: panelTitle(metric, panel.facet?.label ?? null),
    note: metric.doc ?? null,
    heads: place.narrow ? [] : [{ text: levelUnit(metric), right: probe.columnRight[0] ?? 0 }],
    narrow: place.narrow,
  });
  const layout = layoutRows(rowSpec(panel, place.width, place.x, place.top + head.height + 8, place.labels));
  const axis: Axis = levelAxis(metric, numbersOf(panel.rows.flatMap((r) => r.entries.map((e) => e.estimate))), layout.right - layout.left, place.zoom);
  const scales = axisPanel(axis, layout.left, layout.right);
  const items: Item[] = [...head.items, ...layout.items];
  const bands = place.narrow ? layout.rows.map((r) => r.band) : [[layout.rows[0]?.top ?? 0, layout.bottom] as const];
  for (const [top, bottom] of bands) items.push(...gridLines(axis, scales, top, bottom, false));
  panel.rows.forEach((row, i) => {
    row.entries.forEach((entry, k) => {
      const y = layout.rows[i]?.ys[k];
      if (entry.estimate && y !== undefined) items.push(...estimateMarks(entry.estimate, entry.mark, scales, y, place.narrow ? 5 : 5.5));
    });
  });
  items.push(...entryLabels(panel, layout, scales, place.narrow, place.named));
  items.push(...tickTexts(axis, scales.x, layout.bottom + 17, place.frameWidth, "t", place.narrow));
  return { items, bottom: layout.bottom + 22 };
}
