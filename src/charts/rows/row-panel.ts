import { describeLevels, type Factor, nameOnce } from "../../model/index.ts";
import { columnValue, estimateStyle, quantityText, quantityUnit } from "../../wording/index.ts";
import type { Highlight } from "../chart-type.ts";
import { axisPanel, roomAbove, ticksAbove, tickTexts } from "../layout/axis.ts";
import { wrapText } from "../layout/measure.ts";
import { type PanelHead, panelHead, panelTitle } from "../layout/panel-frame.ts";
import { lineHeight } from "../layout/place-labels.ts";
import {
  type Box,
  markBox,
  type Panel,
  type PlacedText,
  textBox,
  toPixels,
} from "../layout/places.ts";
import { faceOf } from "../layout/text-face.ts";
import { horizontalRules } from "../marks/placed/rules.ts";
import { cutEnds } from "../row-data/cut-ends.ts";
import type { EntryPanel } from "../row-data/gather-rows.ts";
import { isHighlighted } from "../row-data/highlight.ts";
import { ends } from "../row-data/interval-numbers.ts";
import { shadeOfLevel } from "../row-data/row-shades.ts";
import type { DocumentElement } from "../svg/document.ts";
import type { Column } from "./columns.ts";
import { annotate, type DocumentLine } from "./row-annotation.ts";
import { entryLabels } from "./row-labels.ts";
import { axisRoom, plotRows, tickBase } from "./row-plot.ts";
import { type PlacedEntry, type PlacedPanel, type RowStyle, valuesIn } from "./row-style.ts";
import { layoutRows, type RowLayout, type RowSpec, type SideRoom } from "./rows.ts";

/** Where a panel stands in its drawing, and what it shares with the others there. */
export interface PanelPlace {
  readonly width: number;
  readonly x: number;
  readonly top: number;
  readonly narrow: boolean;
  readonly labels: "own" | "none";
  readonly titleX: number;
  readonly heights?: readonly number[];
  /** Least height of its head: that of the panel beside it. */
  readonly head?: number;
  readonly room?: SideRoom;
  readonly frameWidth: number;
  /** The panels on whose scale it stands, itself among them. */
  readonly onScale: readonly EntryPanel[];
  /** What has been named, over all panels of the figure. */
  readonly named: Set<string>;
  readonly facet: Factor | null;
  /** Whether panels differ in what they measure, so that a mark alone has to say it. */
  readonly severalMetrics: boolean;
  /** Names of levels that only shade tells apart; see `namesOfShades`. */
  readonly shaded: readonly string[];
  readonly factor: Factor;
  readonly highlight: Highlight | undefined;
  readonly style: RowStyle;
}

const sizes = {
  /** Between the head of a panel and its rows. */
  underHead: 8,
  /** From the ticks below the rows to the first line of words under them. */
  firstWords: 16,
  /** Room below those words. */
  belowWords: 6,
} as const;
const nothing = (): readonly number[] => [];

type Spec = Pick<
  PanelPlace,
  "width" | "x" | "labels" | "narrow" | "factor" | "style" | "heights" | "room"
>;

/** The rows of a panel as measuring takes them, from the top of the drawing down. */
export function rowSpec(panel: EntryPanel, place: Spec): RowSpec {
  const { style, width, x, labels, narrow, factor } = place;
  const column: Column = {
    head: quantityUnit(panel.metric),
    narrow: "beside",
    cells: panel.rows.map((row) =>
      row.entries.map(({ estimate }) =>
        estimate
          ? {
              text: columnValue(estimate, panel.metric),
              classes: estimate.published ? "n pub" : "n",
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
  }));
  return {
    width,
    x,
    top: 0,
    labels,
    narrow,
    rows,
    columns: [column],
    ...(place.heights ? { heights: place.heights } : {}),
    ...(place.room ? { room: place.room } : {}),
    ruled: rows.some((r) => r.lines > 1 || r.note),
  };
}

/** The same with room for dots that stack, which is known once values are px. */
function withRoomAbove(spec: RowSpec, panel: EntryPanel, { above }: RowStyle, scales: Panel) {
  if (!above) return spec;
  const rows = spec.rows.map((row, i) => ({
    ...row,
    above: (panel.rows[i]?.entries ?? []).map((entry) => above(entry, scales)),
  }));
  return { ...spec, rows };
}

/** The rows of a panel, its axis and the room for it; heights of rows change neither. */
function measure(panel: EntryPanel, place: Spec & Pick<PanelPlace, "onScale">) {
  const { style } = place;
  const bare = rowSpec(panel, place);
  const { left, right, columnRight } = layoutRows(bare);
  const values = place.onScale.flatMap((other) => valuesIn(other, style.besides));
  const axis = style.axis(panel.metric, values, right - left);
  const scales = axisPanel(axis, left, right);
  return { axis, scales, columnRight, spec: withRoomAbove(bare, panel, style, scales) };
}

/** Heights of the rows of a panel, for the one beside it. */
export function heightsOf(
  panel: EntryPanel,
  place: Spec & Pick<PanelPlace, "onScale">,
): readonly number[] {
  const { rows } = layoutRows(measure(panel, place).spec);
  return rows.map((row) => row.bottom - row.top);
}

/** Title, note and heads of columns above the rows of a panel. */
function headOf(panel: EntryPanel, place: PanelPlace, columnRight: readonly number[]): PanelHead {
  const { metric } = panel;
  return panelHead({
    x: place.titleX,
    y: place.top,
    width: place.x + place.width - place.titleX,
    title: panelTitle(metric, place.facet, panel.facet),
    note: metric.doc ?? null,
    heads: place.narrow ? [] : [{ text: quantityUnit(metric), right: columnRight[0] ?? 0 }],
    narrow: place.narrow,
  });
}

/** Height of the head of a panel, for the one beside it. */
export const headHeight = (panel: EntryPanel, place: PanelPlace): number =>
  headOf(panel, place, measure(panel, place).columnRight).height;

const lowered = (layout: RowLayout, by: number): RowLayout => ({
  ...layout,
  rows: layout.rows.map((row) => ({ ...row, ys: row.ys.map((y) => y + by) })),
});

/** One panel as one plot, in the px of the whole drawing. */
export function renderPanel(
  panel: EntryPanel,
  place: PanelPlace,
): { readonly svg: DocumentElement; readonly bottom: number } {
  const { metric } = panel;
  const { style, narrow, highlight } = place;
  const { axis, scales, columnRight, spec } = measure(panel, place);
  const head = headOf(panel, place, columnRight);
  const lines = panel.rows.reduce((sum, row) => sum + row.entries.length, 0);
  const top =
    place.top + Math.max(head.height, place.head ?? 0) + sizes.underHead + roomAbove(lines);
  const layout = layoutRows({ ...spec, top });
  const shared = [
    place.severalMetrics ? metric.label : "",
    place.facet && panel.facet ? describeLevels(place.facet, [panel.facet.id]) : "",
  ].filter(Boolean);
  const entries = panel.rows.flatMap((row, i) =>
    row.entries.flatMap((entry, k): PlacedEntry[] => {
      const y = layout.rows[i]?.ys[k];
      if (!entry.estimate || y === undefined) return [];
      const back = highlight !== undefined && !isHighlighted(entry.of, highlight);
      const own = [row.label, entry.label].filter(Boolean);
      const name = own.join(", ");
      const shade = shadeOfLevel(place.shaded, entry.label);
      return [{ ...entry, y, name, who: [...shared, ...own], shade, back }];
    }),
  );
  const placed: PlacedPanel = { panel, entries, axis, scales, layout, narrow };
  const means = lowered(layout, style.meanBelow ?? 0);
  const besides = (style.besideMean && style.besides) || nothing;
  const names = entryLabels(panel, means, scales, narrow, place.named, besides);
  const words = [
    ...head.texts,
    ...(style.words?.(placed) ?? []),
    ...names.texts,
    ...ticksAbove(axis, scales.x, lines, top, place.frameWidth, narrow),
    ...tickTexts(axis, scales.x, layout.bottom + tickBase, place.frameWidth, "t", narrow),
  ];
  // Few panels have more to say among their marks, so what is there already is asked for only then.
  const avoid = () => [
    ...[...words, ...layout.labels, ...layout.numbers].map((text) => textBox(text, narrow)),
    ...entries.flatMap((entry) => boxesOf(entry, scales, style.meanBelow ?? 0)),
    ...(style.boxes?.(placed) ?? []),
  ];
  const cut = cutEnds(intervalsOf(placed, style.meanBelow ?? 0), { axis, layout, avoid, narrow });
  const said = annotate(linesOf(placed, style), {
    layout,
    scales,
    highlight,
    avoid: () => [...avoid(), ...cut.texts.map((text) => textBox(text, narrow))],
    narrow,
  });
  const below = wordsBelow(
    [
      ...said.sentences.map((text) => ({ text, classes: "b halo" })),
      ...cut.sentences.map((text) => ({ text, classes: "t" })),
    ],
    layout.bottom,
    place,
  );
  return plotRows({
    axis,
    layout,
    top,
    width: place.frameWidth,
    zero: style.zero ?? false,
    marks: [...horizontalRules(names.holes), ...style.marks(placed)],
    words: [...words, ...cut.texts, ...said.texts, ...below.texts],
    below: below.height,
  });
}

const dotRadius = 5.5;
const halfLine = 1;

/** Ends of what is drawn of an estimate, inside the axis. */
const drawnEnds = ({ estimate }: PlacedEntry, scales: Panel) =>
  [estimate?.interval, estimate?.published?.ours].flatMap((interval) =>
    interval ? [ends(interval, scales)] : [],
  );

/** What the mark of an estimate covers. */
function boxesOf(entry: PlacedEntry, scales: Panel, down: number): readonly Box[] {
  const { estimate } = entry;
  if (!estimate || estimate.value === null) return [];
  const y = entry.y + down;
  const lines = drawnEnds(entry, scales)
    .filter(([from, to]) => to > from)
    .map(([from, to]) => ({
      left: toPixels(scales.x, from),
      right: toPixels(scales.x, to),
      top: y - halfLine,
      bottom: y + halfLine,
    }));
  return [...lines, markBox(toPixels(scales.x, estimate.value), y, dotRadius)];
}

/** The lines of a panel, with every value on them. */
const linesOf = ({ entries, scales }: PlacedPanel, style: RowStyle): readonly DocumentLine[] =>
  entries.flatMap((entry) => {
    const { of, name, y, estimate } = entry;
    if (!estimate || estimate.value === null) return [];
    const own = drawnEnds(entry, scales).flat();
    const besides = style.besideMean ? (style.besides?.(entry) ?? []) : [];
    return [
      { of, name, y: y + (style.meanBelow ?? 0), values: [estimate.value, ...own, ...besides] },
    ];
  });

/** The intervals of a panel, with the words for their ends. */
const intervalsOf = ({ panel, entries }: PlacedPanel, down: number) =>
  entries.flatMap(({ estimate, name, y }) => {
    if (!estimate?.interval || estimate.value === null) return [];
    const style = estimateStyle(estimate, panel.metric);
    const write = (value: number) => quantityText(value, style);
    return [{ interval: estimate.interval, y: y + down, name, write }];
  });

/** Sentences that found no room among the marks, under the axis. */
export function wordsBelow(
  sentences: readonly { readonly text: string; readonly classes: string }[],
  bottom: number,
  { x, width, narrow }: Pick<PanelPlace, "x" | "width" | "narrow">,
): { readonly texts: readonly PlacedText[]; readonly height: number } {
  const lines = sentences.flatMap(({ text, classes }) =>
    wrapText(text, width, faceOf(classes, narrow)).map((line) => ({ text: line, classes })),
  );
  const first = bottom + axisRoom + sizes.firstWords;
  return {
    texts: lines.map((line, i) => ({ ...line, x, y: first + i * lineHeight })),
    height: lines.length > 0 ? sizes.belowWords + lines.length * lineHeight : 0,
  };
}
