import type * as Plot from "@observablehq/plot";
import { differenceUnit, quantityUnit } from "../../wording/index.ts";
import {
  type Axis,
  axisPanel,
  differenceAxis,
  plainAxis,
  quantityAxis,
  tickTexts,
} from "../layout/axis.ts";
import { wrapText } from "../layout/measure.ts";
import { narrowBelow, type PlacedText, toPixels } from "../layout/places.ts";
import { faceOf } from "../layout/text-face.ts";
import { grid } from "../marks/placed/axis.ts";
import { keyRow, placeKey } from "../marks/placed/key-row.ts";
import { numbers as numberTexts } from "../marks/placed/numbers.ts";
import { rowLabels, rowRules } from "../marks/placed/row-labels.ts";
import { texts } from "../marks/placed/texts.ts";
import type { Column } from "../rows/columns.ts";
import { nameBeside } from "../rows/row-labels.ts";
import { axisRoom, tickBase } from "../rows/row-plot.ts";
import { layoutRows, type RowLayout } from "../rows/rows.ts";
import { short, unitAfter } from "./line-words.ts";
import type { AuthorLine, Needs } from "./needs.ts";

const sizes = {
  /** First px of the rows: below the head of their numbers where there is one. */
  top: 6,
  underHead: 26,
  headBase: 16,
  /** From the room of the ticks down to the baseline of what stands below it. */
  keyBase: 14,
  titleBase: 13,
  titleLine: 17,
  foot: 4,
} as const;

/**
 * A plot whose marks stand in rows, with the page's own furniture: labels, numbers, grid and ticks are measured first, and
 * give the plot its margins and its height. What the author says of the x axis is kept.
 */
export function inRows(
  options: Plot.PlotOptions,
  needs: readonly Needs[],
  width: number,
): Plot.PlotOptions {
  const { x: own = {}, y: _y, marks = [], height: _height, ...rest } = options;
  if (own.type !== undefined && own.type !== "linear")
    throw new Error(`marks of \`upheld\` in rows need a linear x axis, not ${own.type}`);
  const narrow = width < narrowBelow;
  const rows = rowsOf(
    needs.flatMap((n) => n.lines),
    options.y?.domain,
  );
  const numbers = columnOf(rows, needs);
  const several = rows.some(({ lines }) => lines.length > 1);
  const top = numbers?.head && !narrow ? sizes.underHead : sizes.top;
  const layout = layoutRows({
    rows: rows.map(({ label, hue, lines }) => ({
      label,
      lines: lines.length,
      ...(hue === undefined ? {} : { hue }),
    })),
    columns: numbers ? [numbers] : [],
    width,
    x: 0,
    top,
    labels: "own",
    ruled: several,
    narrow,
  });
  const axis = axisOf(needs, own, layout.right - layout.left);
  const scales = axisPanel(axis, layout.left, layout.right);
  const zero = needs.some((n) => n.axis === "difference" || n.values.includes(0));
  const { texts: names, key, bottom } = namesIn(rows, layout, axis, width);
  const named = own.label === undefined ? metricOf(needs)?.label : own.label;
  const title = typeof named === "string" ? wrapText(named, width, faceOf("t", narrow)) : [];
  const foot = bottom + title.length * sizes.titleLine;
  const words: PlacedText[] = [
    ...names,
    ...tickTexts(axis, scales.x, layout.bottom + tickBase, width, "t", narrow),
    ...title.map((text, i): PlacedText => {
      const y = bottom + sizes.titleBase + i * sizes.titleLine;
      return { x: width, y, text, anchor: "end", classes: "t" };
    }),
    ...(numbers?.head && !narrow ? [headOf(numbers.head, layout.columnRight[0] ?? width)] : []),
  ];
  return {
    ...rest,
    ariaLabel: rest.ariaLabel ?? rows.map(sayRow).join("; "),
    width,
    height: foot + sizes.foot,
    marginTop: top,
    marginBottom: foot + sizes.foot - layout.bottom,
    marginLeft: layout.left,
    marginRight: width - layout.right,
    axis: null,
    x: { type: "linear", domain: [...axis.domain] },
    y: {
      type: "ordinal",
      domain: rows.flatMap(({ lines }) => lines.map(({ key }) => key)),
      range: rows.flatMap(({ lines }, i) => lines.map((_l, k) => layout.rows[i]?.ys[k] ?? 0)),
    },
    marks: [
      ...rowRules(layout.rules),
      ...grid(axis.ticks, layout.bands, zero),
      marks as Plot.Markish[],
      ...rowLabels(layout.labels),
      ...numberTexts(layout.numbers),
      ...texts(words),
      ...keyRow(key),
    ],
  };
}

/** Head of the column of numbers. */
const headOf = (text: string, right: number): PlacedText => ({
  x: right,
  y: sizes.headBase,
  text,
  anchor: "end",
  classes: "t s",
});

interface AuthorRowLines {
  readonly label: string;
  readonly hue: number | undefined;
  readonly lines: readonly AuthorLine[];
}

/** Lines by row, in the order that the author gave or in which they first come. Marks over each other share a line. */
function rowsOf(
  lines: readonly AuthorLine[],
  order: Iterable<unknown> | undefined,
): readonly AuthorRowLines[] {
  const wanted = order ? [...order].map(String) : [];
  const labels = [...new Set([...wanted, ...lines.map((line) => line.row)])];
  return labels.flatMap((label) => {
    const own = new Map(
      lines.filter((line) => line.row === label).map((line) => [line.key, line] as const),
    );
    if (own.size === 0) return [];
    const hues = new Set([...own.values()].map((line) => line.hue));
    return [{ label, hue: hues.size === 1 ? [...hues][0] : undefined, lines: [...own.values()] }];
  });
}

function columnOf(rows: readonly AuthorRowLines[], needs: readonly Needs[]): Column | null {
  if (!rows.some(({ lines }) => lines.some((line) => line.text !== ""))) return null;
  const first = needs.find((n) => n.lines.length > 0);
  const { axis = null, metric = null } = first ?? {};
  return {
    head: metric ? (axis === "difference" ? differenceUnit(metric) : quantityUnit(metric)) : "",
    narrow: "beside",
    cells: rows.map(({ lines }) =>
      lines.map(({ text, mark }) =>
        text ? { text, classes: mark.published ? "n pub" : "n" } : null,
      ),
    ),
  };
}

/** The one metric of all lines; null where they have several or none. */
function metricOf(needs: readonly Needs[]): Needs["metric"] {
  const [first, ...others] = needs.filter((n) => n.lines.length > 0);
  return others.every((n) => n.metric?.id === first?.metric?.id) ? (first?.metric ?? null) : null;
}

/** The author's domain, ticks and format where there are any; the axis of the page for the metric otherwise. */
function axisOf(needs: readonly Needs[], own: Plot.ScaleOptions, px: number): Axis {
  const ends = (line: AuthorLine) => [line.value, line.lower, line.upper];
  const values = needs
    .flatMap((n) => [...n.values, ...n.lines.flatMap(ends)])
    .filter((v): v is number => v !== null && Number.isFinite(v));
  const metric = metricOf(needs);
  const isDifference = needs.some((n) => n.lines.length > 0 && n.axis === "difference");
  const given = own.domain ? ([...own.domain].map(Number) as [number, number]) : null;
  const axis =
    metric && !given
      ? isDifference
        ? differenceAxis(metric, values, px)
        : quantityAxis(metric, values, px, false)
      : plainAxis(given ?? (isDifference ? [0, ...values] : values), px, given !== null);
  const ticks = Array.isArray(own.ticks) ? own.ticks.map(Number) : axis.ticks;
  const { tickFormat } = own;
  const format: Axis["format"] =
    typeof tickFormat === "function"
      ? (tick) => String(tickFormat(tick, ticks.indexOf(tick)))
      : axis.format;
  return { domain: axis.domain, ticks, format };
}

/** What tells the lines of a row apart, named once beside the first mark that has room for it, or below the axis. */
function namesIn(rows: readonly AuthorRowLines[], layout: RowLayout, axis: Axis, width: number) {
  const narrow = width < narrowBelow;
  const scale = axisPanel(axis, layout.left, layout.right).x;
  const [low, high] = axis.domain;
  const placed: PlacedText[] = [];
  const missing = new Map<string, AuthorLine>();
  const named = new Set<string>();
  rows.forEach(({ lines }, i) => {
    lines.forEach((line, k) => {
      const y = layout.rows[i]?.ys[k];
      if (!line.name || named.has(line.name) || y === undefined) return;
      const xs = [line.value, line.lower ?? line.value, line.upper ?? line.value].map((v) =>
        toPixels(scale, Math.max(low, Math.min(high, v))),
      );
      const item = nameBeside(line.name, xs, y, layout, narrow, false);
      if (!item) {
        if (!missing.has(line.name)) missing.set(line.name, line);
        return;
      }
      placed.push(item);
      named.add(line.name);
      missing.delete(line.name);
    });
  });
  const bottom = layout.bottom + axisRoom;
  const rest = [...missing.values()].map(({ name, mark }) => ({ label: name, mark }));
  const at = { x: 0, y: bottom + sizes.keyBase, width, narrow };
  const key = placeKey(rest, at);
  return { texts: placed, key, bottom: Math.max(bottom, key.bottom) };
}

/** A row in words, for the text alternative: all its numbers in one unit. */
function sayRow({ label, lines }: AuthorRowLines): string {
  const said = lines.map((line) => {
    const { name, value, lower, upper } = line;
    const range =
      lower !== null && upper !== null
        ? ` from ${short(lower, line)} to ${short(upper, line)}`
        : "";
    return `${name ? `${name} ` : ""}${short(value, line)}${unitAfter(line)}${range}`;
  });
  return `${label}: ${said.join(", ")}`;
}
