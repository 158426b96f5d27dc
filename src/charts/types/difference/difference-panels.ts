import {
  columnDifference,
  contrastMarkText,
  contrastStyle,
  correctionIn,
  dagger,
  differenceUnit,
  intervalText,
  pointText,
} from "../../../wording/index.ts";
import type { Highlight } from "../../chart-type.ts";
import { axisPanel, differenceAxis, roomAbove, ticksAbove, tickTexts } from "../../layout/axis.ts";
import { panelHead } from "../../layout/panel-frame.ts";
import { markBox, narrowBelow, textBox, toPixels } from "../../layout/places.ts";
import { differenceRecord, differences } from "../../marks/difference.ts";
import { contrastNumbers, excludesNone } from "../../row-data/contrast-numbers.ts";
import { cutEnds } from "../../row-data/cut-ends.ts";
import type { DifferenceEntry } from "../../row-data/difference-rows.ts";
import { isHighlighted } from "../../row-data/highlight.ts";
import { ends } from "../../row-data/interval-numbers.ts";
import type { Column, ColumnCell } from "../../rows/columns.ts";
import { annotate } from "../../rows/row-annotation.ts";
import { entryNames } from "../../rows/row-labels.ts";
import { wordsBelow } from "../../rows/row-panel.ts";
import { plotRows, tickBase } from "../../rows/row-plot.ts";
import { layoutRows, type RowSpec, sideRoom } from "../../rows/rows.ts";
import { onScaleOf } from "../../rows/shared-scale.ts";
import type { DocumentElement } from "../../svg/document.ts";
import type { DifferencePanel, Differences } from "./gather-differences.ts";

const sizes = {
  /** Between two panels, and between the head of a panel and its rows. */
  betweenPanels: 26,
  underHead: 6,
  radius: 5,
} as const;

/** Panels below each other: one scale and one place of the axis for all whose numbers have one unit. */
export function renderPanels(
  { panels, highlight }: Differences,
  width: number,
): { readonly parts: readonly DocumentElement[]; readonly bottom: number } {
  const specs = panels.map((panel) => rowSpec(panel, width));
  const room = sideRoom(specs);
  const parts: DocumentElement[] = [];
  let bottom = 0;
  for (const [i, spec] of specs.entries()) {
    const panel = panels[i];
    if (!panel) continue;
    const top = bottom + (parts.length > 0 ? sizes.betweenPanels : 0);
    const onScale = onScaleOf(panel, panels, valuesOf);
    const several = new Set(panels.map(({ metric }) => metric.id)).size > 1;
    const drawn = renderPanel(
      { panel, values: onScale.flatMap(valuesOf), several },
      { ...spec, top, room },
      highlight,
    );
    parts.push(drawn.svg);
    bottom = drawn.bottom;
  }
  return { parts, bottom };
}

const entriesIn = (panel: DifferencePanel) => panel.rows.flatMap((row) => row.entries);

/** Every value that the axis of a panel has to hold; zero is one of them. */
export const valuesOf = (panel: DifferencePanel): readonly number[] => [
  0,
  ...contrastNumbers(entriesIn(panel).map((e) => e.contrast)),
];

const hasSeveral = (panel: DifferencePanel) => panel.rows.some((row) => row.entries.length > 1);

/** The rows of a panel as measuring takes them, from the top of the drawing down. */
function rowSpec(panel: DifferencePanel, width: number): RowSpec {
  const several = hasSeveral(panel);
  const cells = (of: (entry: DifferenceEntry) => ColumnCell | null) =>
    panel.rows.map((row) => row.entries.map(of));
  const value: Column = {
    head: "",
    narrow: several ? "beside" : "label",
    cells: cells(({ contrast }) => ({
      text: columnDifference(contrast, panel.metric) + (contrast.published ? dagger : ""),
      classes: contrast.published ? "n b pub" : "n b",
    })),
  };
  const range: Column = {
    head: `${differenceUnit(panel.metric)}, 95% interval`,
    narrow: several ? "none" : "label",
    cells: cells(({ contrast }) => ({
      text: intervalText(contrast.interval, contrastStyle(contrast, panel.metric)) || "no interval",
    })),
  };
  const contrasts = entriesIn(panel).map((e) => e.contrast);
  const step: Column = {
    head: correctionIn(contrasts) ?? "",
    narrow: several ? "beside" : "label",
    cells: cells(({ contrast }) =>
      contrast.adjusted ? { text: "", square: excludesNone(contrast) ? "yes" : "no" } : null,
    ),
  };
  const adjusted = contrasts.some((c) => c.adjusted && c.adjusted.family > 1);
  return {
    rows: panel.rows.map((r) => ({ label: r.label, hue: r.hue, lines: r.entries.length })),
    columns: adjusted ? [value, range, step] : [value, range],
    width,
    x: 0,
    top: 0,
    labels: "own",
    ruled: several,
    narrow: width < narrowBelow,
  };
}

/** One metric as one plot, in the px of the whole drawing. */
function renderPanel(
  {
    panel,
    values,
    several,
  }: {
    readonly panel: DifferencePanel;
    /** Every value of the panels on whose scale it stands. */
    readonly values: readonly number[];
    /** Whether panels differ in what they measure, so that a mark alone has to say it. */
    readonly several: boolean;
  },
  spec: RowSpec,
  highlight: Highlight | undefined,
) {
  const { width, narrow } = spec;
  const { columnRight } = layoutRows(spec);
  const heads = narrow
    ? []
    : spec.columns.map((c, i) => ({ text: c.head, right: columnRight[i] ?? width }));
  const { title } = panel;
  const head = panelHead({ x: 0, y: spec.top, width, title, note: null, heads, narrow });
  const lines = entriesIn(panel).length;
  const top = spec.top + head.height + sizes.underHead + roomAbove(lines);
  const layout = layoutRows({ ...spec, top });
  const axis = differenceAxis(panel.metric, values, layout.right - layout.left);
  const scales = axisPanel(axis, layout.left, layout.right);
  const placed = panel.rows.flatMap((row, i) =>
    row.entries.flatMap((entry, k) => {
      const y = layout.rows[i]?.ys[k];
      const name = [row.label, entry.label].filter(Boolean).join(", ");
      return y === undefined ? [] : [{ ...entry, name, y }];
    }),
  );
  const shared = several ? panel.metric.label : "";
  const records = placed.flatMap(({ contrast, mark, name, y }) => {
    const back = highlight !== undefined && !isHighlighted(contrast.of, highlight);
    const words = contrastMarkText([shared, name], contrast, panel.metric);
    return differenceRecord(contrast, mark, y, sizes.radius).map((d) => ({
      ...d,
      back,
      title: words,
    }));
  });
  const words = [
    ...head.texts,
    ...entryNames(panel.rows, layout, scales, narrow),
    ...ticksAbove(axis, scales.x, lines, top, width, narrow),
    ...tickTexts(axis, scales.x, layout.bottom + tickBase, width, "t", narrow),
  ];
  const avoid = () => [
    ...[...words, ...layout.labels, ...layout.numbers].map((text) => textBox(text, narrow)),
    ...records.map((d) => markBox(toPixels(scales.x, d.x), Number(d.y), d.r)),
  ];
  // Where the interval stands as numbers in its row, the arrow says enough.
  const unsaid = narrow && hasSeveral(panel) ? placed : [];
  const cut = cutEnds(
    unsaid.flatMap(({ contrast, name, y }) => {
      if (!contrast.interval) return [];
      const style = contrastStyle(contrast, panel.metric);
      const kind = contrast.scale === "ratio" ? "ratio" : "difference";
      const write = (value: number) => pointText(value, kind, style);
      return [{ interval: contrast.interval, y, name, write }];
    }),
    { axis, layout, avoid, narrow },
  );
  const said = annotate(
    placed.flatMap(({ contrast, name, y }) => {
      const { value, interval, adjusted } = contrast;
      if (value === null) return [];
      const drawn = [interval, adjusted?.interval].flatMap((v) => (v ? ends(v, scales) : []));
      return [{ of: contrast.of, name, y, values: [value, ...drawn] }];
    }),
    {
      layout,
      scales,
      highlight,
      avoid: () => [...avoid(), ...cut.texts.map((text) => textBox(text, narrow))],
      narrow,
    },
  );
  const below = wordsBelow(
    [
      ...said.sentences.map((text) => ({ text, classes: "b halo" })),
      ...cut.sentences.map((text) => ({ text, classes: "t" })),
    ],
    layout.bottom,
    { x: 0, width, narrow },
  );
  return plotRows({
    axis,
    layout,
    top,
    width,
    zero: true,
    marks: differences(records),
    words: [...words, ...cut.texts, ...said.texts, ...below.texts],
    below: below.height,
  });
}
