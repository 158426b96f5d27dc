import type * as Plot from "@observablehq/plot";
import { differenceUnit, levelUnit } from "../../wording/index.ts";
import {
  type Axis,
  axisPanel,
  differenceAxis,
  gridLines,
  levelAxis,
  plainAxis,
  tickTexts,
} from "../layout/axis.ts";
import { wrapText } from "../layout/measure.ts";
import { type Item, narrowBelow, toPixels } from "../layout/scene.ts";
import { faceOf } from "../layout/text-face.ts";
import { underAndOver } from "../marks/furniture.ts";
import type { Column } from "../rows/columns.ts";
import { nameBeside, namesBelow } from "../rows/row-labels.ts";
import { axisRoom } from "../rows/row-plot.ts";
import { layoutRows, type RowLayout } from "../rows/rows.ts";
import type { AuthorLine, Needs } from "./needs.ts";

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
  const top = numbers?.head && !narrow ? 26 : 6;
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
  const bands = narrow
    ? layout.rows.map((r) => r.band)
    : [[layout.rows[0]?.top ?? 0, layout.bottom] as const];
  const zero = needs.some((n) => n.axis === "difference" || n.values.includes(0));
  const { items: names, bottom } = namesIn(rows, layout, axis, width);
  const title =
    typeof own.label === "string" ? wrapText(own.label, width, faceOf("t", narrow)) : [];
  const foot = bottom + title.length * 17;
  const items: Item[] = [
    ...layout.items,
    ...bands.flatMap(([from, to]) => gridLines(axis, scales, from, to, zero)),
    ...names,
    ...tickTexts(axis, scales.x, layout.bottom + 17, width, "t", narrow),
    ...title.map((text, i): Item => {
      const y = bottom + 13 + i * 17;
      return { kind: "text", x: width, y, text, anchor: "end", classes: "t" };
    }),
    ...(numbers?.head && !narrow
      ? [
          {
            kind: "text",
            x: layout.columnRight[0] ?? width,
            y: 16,
            text: numbers.head,
            anchor: "end",
            classes: "t s",
          } as const,
        ]
      : []),
  ];
  const { under, over } = underAndOver(items);
  return {
    ...rest,
    ariaLabel: rest.ariaLabel ?? rows.map(sayRow).join("; "),
    width,
    height: foot + 4,
    marginTop: top,
    marginBottom: foot + 4 - layout.bottom,
    marginLeft: layout.left,
    marginRight: width - layout.right,
    axis: null,
    x: { type: "linear", domain: [...axis.domain] },
    y: {
      type: "ordinal",
      domain: rows.flatMap(({ lines }) => lines.map(({ key }) => key)),
      range: rows.flatMap(({ lines }, i) => lines.map((_l, k) => layout.rows[i]?.ys[k] ?? 0)),
    },
    marks: [...under, marks as Plot.Markish[], ...over],
  };
}

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
    head: metric ? (axis === "difference" ? differenceUnit(metric) : levelUnit(metric)) : "",
    narrow: "beside",
    cells: rows.map(({ lines }) =>
      lines.map(({ text, mark }) =>
        text ? { text, classes: mark.published ? "n pub" : "n" } : null,
      ),
    ),
  };
}

/** The author's domain, ticks and format where there are any; the axis of the page for the metric otherwise. */
function axisOf(needs: readonly Needs[], own: Plot.ScaleOptions, px: number): Axis {
  const ends = (line: AuthorLine) => [line.value, line.lower, line.upper];
  const values = needs
    .flatMap((n) => [...n.values, ...n.lines.flatMap(ends)])
    .filter((v): v is number => v !== null && Number.isFinite(v));
  const lines = needs.filter((n) => n.lines.length > 0);
  const metric = lines.every((n) => n.metric?.id === lines[0]?.metric?.id)
    ? (lines[0]?.metric ?? null)
    : null;
  const isDifference = lines.some((n) => n.axis === "difference");
  const given = own.domain ? ([...own.domain].map(Number) as [number, number]) : null;
  const axis =
    metric && !given
      ? isDifference
        ? differenceAxis(metric, values, px)
        : levelAxis(metric, values, px, false)
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
  const items: Item[] = [];
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
      items.push(item);
      named.add(line.name);
      missing.delete(line.name);
    });
  });
  const bottom = layout.bottom + axisRoom;
  if (missing.size === 0) return { items, bottom };
  const rest = [...missing.values()].map(({ name, mark }) => ({ label: name, mark }));
  const below = namesBelow(rest, 0, bottom + 14, width, narrow);
  return { items: [...items, ...below.items], bottom: below.bottom };
}

/** A row in words, for the text alternative: all its numbers in one unit. */
function sayRow({ label, lines }: AuthorRowLines): string {
  const said = lines.map((line) => {
    const { name, value, lower, upper, unit } = line;
    const range =
      lower !== null && upper !== null
        ? ` from ${short(lower, line)} to ${short(upper, line)}`
        : "";
    const inUnit = unit === "%" || unit === "" ? unit : ` ${unit}`;
    return `${name ? `${name} ` : ""}${short(value, line)}${inUnit}${range}`;
  });
  return `${label}: ${said.join(", ")}`;
}

const short = (value: number, { write }: AuthorLine) =>
  Number.isFinite(value) ? write(value) : "no end";
