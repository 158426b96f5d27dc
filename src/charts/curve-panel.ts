import { nameOnce } from "../model/index.ts";
import { allAgree } from "../stats/index.ts";
import { plainNumber } from "../wording/index.ts";
import { type Axis, levelAxis, roundTicks } from "./axis.ts";
import type { Curve, CurveLine, CurvePanel } from "./gather-curve.ts";
import { ends, numbersOf } from "./interval-marks.ts";
import { endNames } from "./line-names.ts";
import { textWidth, wrapText } from "./measure.ts";
import { panelTitle } from "./panel-frame.ts";
import { namesBelow } from "./row-labels.ts";
import { type Item, type Panel, pixels, type ScaleSpec, toPixels } from "./scene.ts";
import { faceOf } from "./text-face.ts";

interface Place {
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly narrow: boolean;
  readonly zoom: boolean;
  readonly log: boolean;
  readonly intervals: "auto" | "bars" | "band";
}

const inset = 10;

/** One small multiple: axes, lines with their intervals, names at the ends of lines. */
export function drawCurvePanel(
  data: Curve,
  panel: CurvePanel,
  place: Place,
): { readonly items: readonly Item[]; readonly bottom: number } {
  const { x, width, narrow } = place;
  const items: Item[] = [];
  const title = wrapText(
    panelTitle(panel.metric, data.facet, panel.facet),
    width,
    faceOf("h", narrow),
  );
  const note = panel.metric.doc ? wrapText(panel.metric.doc, width, faceOf("t", narrow)) : [];
  title.forEach((text, i) => {
    items.push({ kind: "text", x, y: place.top + 16 + i * 18, text, classes: "h" });
  });
  note.forEach((text, i) => {
    items.push({
      kind: "text",
      x,
      y: place.top + 16 + title.length * 18 + i * 17,
      text,
      classes: "t",
    });
  });
  const top = place.top + 16 + title.length * 18 + note.length * 17 + 4;
  const height = Math.round(Math.min(300, Math.max(190, width * 0.52)));
  const bottom = top + height;
  // Panels of one metric share their axis: they are there to be compared.
  const points = data.panels
    .filter((p) => p.metric.id === panel.metric.id)
    .flatMap((p) => p.lines.flatMap((l) => l.points));
  const axis = levelAxis(
    panel.metric,
    [
      ...numbersOf(points.map((p) => p.estimate)),
      ...points.flatMap((p) => (p.seeds ?? []).map((s) => s.value)),
    ],
    height,
    place.zoom,
  );
  const last = axis.ticks.length - 1;
  const left =
    x +
    Math.max(
      ...axis.ticks.map((t, i) => textWidth(axis.format(t, i === last), faceOf("t", narrow))),
    ) +
    12;
  // Where panels have one line each, their titles name them.
  const named = data.color || data.panels.length === 1 ? panel.lines : [];
  const alike = linesLookAlike(panel.lines);
  const labels = nameOnce(
    data.color?.label ?? "",
    named.map((line) => line.label),
  );
  const names = endNames(
    named.map((line, i) => ({ ...line, label: labels[i] ?? line.label })),
    alike ? shadeOf : null,
    width * (alike ? 0.28 : 0.34),
    narrow,
  );
  // Names that would not fit beside the panel stand below it, each with its mark.
  const beside = names.needed <= height;
  const right = x + width - (beside && named.length > 0 ? names.width + 5 : 14);
  // Marks at the first and last level stay clear of the axis and of the names.
  const [first, end] = [left + inset, right - inset];
  const across = acrossAxis(panel, end - first, place.log);
  const scales: Panel = {
    x: { type: place.log ? "log" : "linear", domain: across.domain, range: [first, end] },
    y: { type: "linear", domain: axis.domain, range: [bottom, top] },
  };
  const level: Panel = { x: { type: "identity" }, y: scales.y };
  axis.ticks.forEach((t, i) => {
    items.push({
      kind: "line",
      panel: level,
      layer: "grid",
      classes: "grid",
      x1: left,
      x2: right,
      y1: t,
      y2: t,
    });
    items.push({
      kind: "text",
      x: left - 8,
      y: toPixels(scales.y, t) + 4.5,
      text: axis.format(t, i === last),
      anchor: "end",
      classes: "t",
    });
  });
  for (const t of across.ticks) {
    const at = toPixels(scales.x, t);
    items.push({
      kind: "line",
      panel: pixels,
      layer: "grid",
      classes: "tick",
      x1: at,
      x2: at,
      y1: bottom,
      y2: bottom + 5,
    });
    items.push({
      kind: "text",
      x: at,
      y: bottom + 20,
      text: across.format(t, false),
      anchor: "middle",
      classes: "t",
    });
  }
  const band = hasBands(panel, place.intervals);
  // The strongest first: lines that lie on each other are then all seen.
  const drawn = alike ? panel.lines.toReversed() : panel.lines;
  drawn.forEach((line, i) => {
    // Bars of several lines at one level would hide each other: each line steps aside by a few px.
    const aside = band
      ? 0
      : (i - (panel.lines.length - 1) / 2) * Math.min(4, 16 / panel.lines.length);
    const own: Panel =
      aside === 0
        ? scales
        : { ...scales, x: { ...scales.x, range: [first + aside, end + aside] } as ScaleSpec };
    items.push(...lineItems(line, own, band, alike ? shadeOf(line) : ""));
  });
  if (beside) items.push(...names.place(scales, top - 6, bottom, end));
  const name = wrapText(data.x.label, width, faceOf("lab k", narrow));
  const widest = Math.max(...name.map((t) => textWidth(t, faceOf("lab k", narrow))));
  name.forEach((text, i) => {
    items.push({
      kind: "text",
      x: Math.max(right, x + widest),
      y: bottom + 42 + i * 16,
      text,
      anchor: "end",
      classes: "lab k",
    });
  });
  const foot = bottom + 46 + (name.length - 1) * 16;
  if (beside) return { items, bottom: foot };
  const below = namesBelow(
    named.map((l) => ({
      label: l.label,
      hue: l.mark.hue,
      mark: l.mark,
      shade: alike ? shadeOf(l) : "",
    })),
    x,
    foot + 16,
    x + width,
    narrow,
  );
  return { items: [...items, ...below.items], bottom: below.bottom };
}

/** Ticks at the levels themselves where they have room, at round values where not. */
function acrossAxis(panel: CurvePanel, px: number, log: boolean): Axis {
  const values = [...new Set(panel.lines.flatMap((l) => l.points.map((p) => p.x)))].sort(
    (a, b) => a - b,
  );
  const domain: [number, number] = [values[0] ?? 0, values.at(-1) ?? 1];
  if (domain[0] === domain[1]) domain[1] = domain[0] + 1;
  const scale: ScaleSpec = { type: log ? "log" : "linear", domain, range: [0, px] };
  const roomy = (ticks: readonly number[]) =>
    ticks.filter((t, i) => {
      const before = ticks[i - 1];
      return (
        before === undefined ||
        toPixels(scale, t) - toPixels(scale, before) >=
          (textWidth(plainNumber(t), faceOf("t", true)) +
            textWidth(plainNumber(before), faceOf("t", true))) /
            2 +
            8
      );
    });
  if (roomy(values).length === values.length) return { domain, ticks: values, format: plainNumber };
  // The ends are kept, then levels that leave room, from the far end, where they are seldom crowded.
  const kept: number[] = values.length > 1 ? [values[0]!, values.at(-1)!] : [...values];
  for (const v of values.slice(1, -1).reverse()) {
    const more = [...kept, v].sort((p, q) => p - q);
    if (roomy(more).length === more.length) kept.splice(0, kept.length, ...more);
  }
  if (log || kept.length >= 3) return { domain, ticks: kept, format: plainNumber };
  return {
    domain,
    ticks: roundTicks(domain, Math.max(2, Math.floor(px / 60))),
    format: plainNumber,
  };
}

/** Points, and lines, up to which bars stand apart; more of them look like a comb. */
const mostBars = { points: 8, lines: 3 };

/** Bands instead of bars: where asked, or where bars would stand too close. */
export function hasBands(panel: CurvePanel, intervals: "auto" | "bars" | "band"): boolean {
  const most = Math.max(...panel.lines.map((l) => l.points.length));
  const crowded = most > mostBars.points || panel.lines.length > mostBars.lines;
  return intervals === "band" || (intervals === "auto" && crowded);
}

/** Whether no hue and no fill tells the lines of a panel apart. */
export function linesLookAlike(lines: readonly CurveLine[]): boolean {
  return (
    lines.length > 1 && new Set(lines.map(({ mark }) => `${mark.hue} ${mark.fill}`)).size === 1
  );
}

/** Hue means an arm. Lines that share theirs differ in shade, from 1 for the first level to 4 for the last. */
export const shadeOf = ({ rank }: CurveLine): string => ` shade w${1 + Math.round(3 * rank)}`;

/** A hairline for each replicate, behind the line of their mean. */
function seedLines({ points, mark }: CurveLine, panel: Panel): readonly Item[] {
  const ids = [...new Set(points.flatMap((p) => (p.seeds ?? []).map((s) => s.id)))];
  return ids.flatMap((id): Item[] => {
    const own = points.flatMap(({ x, seeds }) => {
      const seed = seeds?.find((s) => s.id === id);
      return seed ? [{ x, y: seed.value }] : [];
    });
    return own.length > 1
      ? [{ kind: "curve", panel, layer: "join", classes: "seedline", hue: mark.hue, points: own }]
      : [];
  });
}

function lineItems(line: CurveLine, scales: Panel, band: boolean, shade: string): readonly Item[] {
  const { hue } = line.mark;
  const points = line.points.map((p) => ({ ...p, y: p.estimate.value ?? 0 }));
  const items: Item[] = [];
  const ranges = points.flatMap((p) => {
    if (!p.estimate.interval) return [];
    const [y1, y2] = ends(p.estimate.interval, scales, "y");
    return [{ x: p.x, y1, y2, flat: allAgree(p.estimate) }];
  });
  if (band && ranges.length > 1)
    items.push({
      kind: "band",
      panel: scales,
      layer: "ground",
      classes: `band${shade}`,
      hue,
      points: ranges,
    });
  else
    for (const r of ranges)
      if (r.y2 > r.y1)
        items.push({
          kind: "line",
          panel: scales,
          layer: "interval",
          classes: (r.flat ? "iv thin flat" : "iv thin") + shade,
          hue,
          x1: r.x,
          x2: r.x,
          y1: r.y1,
          y2: r.y2,
        });
  if (points.length > 1)
    items.push({
      kind: "curve",
      panel: scales,
      layer: "interval",
      classes: `line${shade}`,
      hue,
      points: points.map(({ x, y }) => ({ x, y })),
    });
  items.push(...seedLines(line, scales));
  const r = points.length > 16 ? 2.5 : 4;
  for (const p of points)
    items.push({
      kind: "mark",
      panel: scales,
      layer: "mark",
      classes: `m${shade}`,
      hue,
      x: p.x,
      y: p.y,
      r,
      mark: p.mark,
    });
  return items;
}
