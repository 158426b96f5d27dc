import type * as Plot from "@observablehq/plot";
import { type Drawing, type Factor, nameOnce } from "../../model/index.ts";
import { columnValue, levelUnit } from "../../wording/index.ts";
import type { Highlight } from "../chart-type.ts";
import { plotItems } from "../draw-scene.ts";
import {
  type Axis,
  axisPanel,
  gridLines,
  roomAbove,
  ticksAbove,
  tickTexts,
} from "../layout/axis.ts";
import { panelHead, panelTitle } from "../layout/panel-frame.ts";
import { type Item, narrowBelow, type Panel } from "../layout/scene.ts";
import { estimateRecord } from "../marks/estimate.ts";
import type { DrawnElement } from "../svg/document.ts";
import { finish } from "../svg/finish.ts";
import type { Column } from "./columns.ts";
import { describeRows } from "./describe-rows.ts";
import { type Entry, type EntryPanel, entriesOf, type Rows } from "./gather-rows.ts";
import { isHighlighted, stepBack } from "./highlight.ts";
import { estimateMarks } from "./interval-marks.ts";
import { annotate } from "./row-annotation.ts";
import { entryLabels, namesBelow } from "./row-labels.ts";
import { plotRows } from "./row-plot.ts";
import { layoutRows, type RowLayout, type RowSpec } from "./rows.ts";

/** A condition with a value, and the px of its line. */
export interface PlacedEntry extends Entry {
  readonly y: number;
  /** Another one is highlighted: it steps back. */
  readonly back: boolean;
}

/** The conditions as records of the estimate mark, `down` px below their lines. */
export function recordsOf(entries: readonly PlacedEntry[], r: number, down = 0) {
  return entries.flatMap(({ estimate, mark, y, back }) =>
    estimate
      ? estimateRecord(estimate, mark, y + down, r).map((record) => ({ ...record, back }))
      : [],
  );
}

/** How a chart of rows differs from its kin: its axis, and what it draws for its conditions. */
export interface RowStyle {
  readonly axis: (panel: EntryPanel, px: number) => Axis;
  /** Plot marks of all conditions of a panel: x in values, y in px. */
  readonly marks?: (
    entries: readonly PlacedEntry[],
    at: { readonly axis: Axis; readonly narrow: boolean },
  ) => readonly Plot.Markish[];
  /** The same by hand, for one condition. */
  readonly entry?: (
    entry: Entry,
    at: { readonly scales: Panel; readonly y: number; readonly narrow: boolean },
  ) => readonly Item[];
  /** Room of one condition, where a mark on a line is not all there is. */
  readonly lineHeight?: number;
  /** Room that one condition needs above that, once its axis is known. */
  readonly above?: (entry: Entry, scales: Panel) => number;
  /** Px by which the mean of a condition stands below its middle; its name stands beside it. */
  readonly meanBelow?: number;
  /** Values of one condition that are drawn besides its estimate and interval. */
  readonly besides?: (entry: Entry) => readonly number[];
  /** Drawn once per panel, over the whole of it. */
  readonly across?: (
    panel: EntryPanel,
    layout: RowLayout,
    scales: Panel,
    narrow: boolean,
  ) => readonly Item[];
  readonly zero?: boolean;
}

/** Rows of conditions, a panel per metric or facet level: abreast where there is room, below each other where not. */
export function drawRowPanels(rows: Rows, style: RowStyle, width: number): Drawing {
  const narrow = width < narrowBelow;
  const parts: DrawnElement[] = [];
  const shared = {
    narrow,
    frameWidth: width,
    named: new Set<string>(),
    style,
    facet: rows.facet,
    factor: rows.x,
    highlight: rows.highlight,
  };
  let bottom = 0;
  const add = (
    panel: EntryPanel,
    place: Pick<Place, "width" | "x" | "top" | "labels" | "titleX" | "heights">,
  ) => {
    const drawn = drawPanel(panel, { ...place, ...shared });
    parts.push(drawn.svg);
    return drawn.bottom;
  };
  const [first, second] = rows.panels;
  if (
    !narrow &&
    width >= 760 &&
    first &&
    second &&
    rows.panels.length === 2 &&
    sameRows(first, second)
  ) {
    const layoutAt = (total: number) =>
      layoutRows(rowSpec(first, { ...shared, width: total, x: 0, top: 0, labels: "own" }));
    const plotBeside = (labels: number) => (width - labels - gutter) / 2;
    // Labels wrap in the width that is left to the first panel, and so take less of it.
    const widest = layoutAt(width).left;
    const labels = layoutAt(widest + plotBeside(widest)).left;
    const each = plotBeside(labels);
    const at = labels + each + gutter - 8;
    const left = { width: labels + each, x: 0, top: 0, labels: "own", titleX: labels } as const;
    const right = { width: each + 8, x: at, top: 0, labels: "none", titleX: at + 8 } as const;
    // Rows of both panels stand level, whichever of them needs more room.
    const tall = heightsOf(first, { ...left, ...shared });
    const other = heightsOf(second, { ...right, ...shared });
    const heights = tall.map((height, i) => Math.max(height, other[i] ?? 0));
    bottom = Math.max(add(first, { ...left, heights }), add(second, { ...right, heights }));
  } else
    rows.panels.forEach((panel, i) => {
      bottom = add(panel, {
        width,
        x: 0,
        top: bottom + (i > 0 ? 26 : 0),
        labels: "own",
        titleX: 0,
      });
    });
  const unnamed = new Map(
    entriesOf(rows)
      .filter((e) => e.label && e.estimate && !shared.named.has(e.label))
      .map((e) => [e.label, { label: e.label, mark: e.mark }]),
  );
  const below = namesBelow([...unnamed.values()], 0, bottom + 18, width, narrow);
  const size = { width, height: (unnamed.size > 0 ? below.bottom : bottom) + 4 };
  if (unnamed.size > 0) parts.push(plotItems(below.items, size));
  return finish(parts, { ...size, label: describeRows(rows) });
}

const gutter = 40;
const nothing = (): readonly number[] => [];

function sameRows(a: EntryPanel, b: EntryPanel): boolean {
  const ids = (p: EntryPanel) => p.rows.map((r) => `${r.id}:${r.entries.length}`).join();
  return ids(a) === ids(b);
}

type Spec = Omit<Place, "titleX" | "frameWidth" | "named" | "facet">;

/** The axis of a panel and the room for it; rows and their heights change neither. */
function axisOf(panel: EntryPanel, place: Spec): { readonly axis: Axis; readonly scales: Panel } {
  const { left, right } = layoutRows(rowSpec(panel, { ...place, top: 0 }));
  const axis = place.style.axis(panel, right - left);
  return { axis, scales: axisPanel(axis, left, right) };
}

function heightsOf(panel: EntryPanel, place: Spec): readonly number[] {
  const { scales } = axisOf(panel, place);
  return layoutRows(rowSpec(panel, { ...place, top: 0 }, scales)).rows.map(
    (row) => row.bottom - row.top,
  );
}

function rowSpec(panel: EntryPanel, place: Spec, scales: Panel | null = null): RowSpec {
  const { style, width, x, top, labels, narrow, factor } = place;
  const column: Column = {
    head: levelUnit(panel.metric),
    narrow: "beside",
    cells: panel.rows.map((row) =>
      row.entries.map((e) =>
        e.estimate
          ? {
              text: columnValue(e.estimate, panel.metric),
              classes: e.estimate.published ? "n pub" : "n",
            }
          : null,
      ),
    ),
  };
  const names = nameOnce(
    factor.label,
    panel.rows.map((row) => row.label),
  );
  const rows = panel.rows.map((row, i) => ({
    label: names[i] ?? row.label,
    note: row.note,
    hue: row.hue,
    lines: row.entries.length,
    lineHeight: style.lineHeight,
    ...(style.above && scales
      ? { above: row.entries.map((entry) => style.above?.(entry, scales) ?? 0) }
      : {}),
  }));
  return {
    width,
    x,
    top,
    labels,
    narrow,
    rows,
    columns: [column],
    ...(place.heights ? { heights: place.heights } : {}),
    ruled: rows.some((r) => r.lines > 1 || r.note),
  };
}

const lowered = (layout: RowLayout, by: number): RowLayout => ({
  ...layout,
  rows: layout.rows.map((row) => ({ ...row, ys: row.ys.map((y) => y + by) })),
});

interface Place {
  readonly width: number;
  readonly x: number;
  readonly top: number;
  readonly narrow: boolean;
  readonly labels: "own" | "none";
  readonly titleX: number;
  readonly heights?: readonly number[];
  readonly frameWidth: number;
  readonly named: Set<string>;
  readonly facet: Factor | null;
  readonly factor: Factor;
  readonly highlight: Highlight | undefined;
  readonly style: RowStyle;
}

/** One panel as one plot, in the px of the whole drawing. */
function drawPanel(
  panel: EntryPanel,
  place: Place,
): { readonly svg: DrawnElement; readonly bottom: number } {
  const { metric } = panel;
  const { style, narrow, highlight } = place;
  const probe = layoutRows(rowSpec(panel, { ...place, top: 0 }));
  const head = panelHead({
    x: place.titleX,
    y: place.top,
    width: place.x + place.width - place.titleX,
    title: panelTitle(metric, place.facet, panel.facet),
    note: metric.doc ?? null,
    heads: narrow ? [] : [{ text: levelUnit(metric), right: probe.columnRight[0] ?? 0 }],
    narrow,
  });
  const lines = panel.rows.reduce((sum, row) => sum + row.entries.length, 0);
  const top = place.top + head.height + 8 + roomAbove(lines);
  const { axis, scales } = axisOf(panel, place);
  const layout = layoutRows(rowSpec(panel, { ...place, top }, scales));
  const items: Item[] = [...head.items, ...layout.items];
  const bands = narrow
    ? layout.rows.map((r) => r.band)
    : [[layout.rows[0]?.top ?? 0, layout.bottom] as const];
  for (const [from, to] of bands)
    items.push(...gridLines(axis, scales, from, to, style.zero ?? false));
  const entries = panel.rows.flatMap((row, i) =>
    row.entries.flatMap((entry, k): PlacedEntry[] => {
      const y = layout.rows[i]?.ys[k];
      if (!entry.estimate || y === undefined) return [];
      const back = highlight !== undefined && !isHighlighted(entry.of, highlight);
      return [{ ...entry, y, back }];
    }),
  );
  for (const entry of entries) {
    const shapes = style.entry?.(entry, { scales, y: entry.y, narrow }) ?? [];
    items.push(...(entry.back ? stepBack(shapes) : shapes));
  }
  const means = lowered(layout, style.meanBelow ?? 0);
  items.push(...(style.across?.(panel, means, scales, narrow) ?? []));
  items.push(...entryLabels(panel, means, scales, narrow, place.named, style.besides ?? nothing));
  items.push(...ticksAbove(axis, scales.x, lines, top, place.frameWidth, narrow));
  items.push(...tickTexts(axis, scales.x, layout.bottom + 17, place.frameWidth, "t", narrow));
  const marks = style.marks?.(entries, { axis, narrow }) ?? [];
  // What Plot draws stands in no item, yet nothing is written over it either.
  const shapes = style.marks
    ? entries.flatMap(({ estimate, mark, y }) =>
        estimate ? estimateMarks(estimate, mark, scales, y, 5.5) : [],
      )
    : [];
  const said = annotate(panel, means, {
    scales,
    highlight,
    drawn: [...items, ...shapes],
    besides: style.besides ?? nothing,
    narrow,
    x: place.x,
    width: place.width,
  });
  return plotRows({
    axis,
    layout,
    top,
    width: place.frameWidth,
    furniture: [...items, ...said.items],
    marks,
    below: said.height,
  });
}
