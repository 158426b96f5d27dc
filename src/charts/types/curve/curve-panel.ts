import * as Plot from "@observablehq/plot";
import { describeLevels, nameOnce } from "../../../model/index.ts";
import { estimateMarkText, plainNumber } from "../../../wording/index.ts";
import { type Axis, quantityAxis, roundTicks } from "../../layout/axis.ts";
import { textWidth, wrapText } from "../../layout/measure.ts";
import { panelTitle } from "../../layout/panel-frame.ts";
import {
  type Box,
  type Panel,
  type PlacedText,
  type ScaleSpec,
  toPixels,
} from "../../layout/places.ts";
import { faceOf } from "../../layout/text-face.ts";
import { bands, type CurveRecord, curves } from "../../marks/curves.ts";
import { looks } from "../../marks/look.ts";
import { linesUnder, type Placed, type PlacedLine, wordsOver } from "../../marks/placed/placed.ts";
import { isHighlighted } from "../../row-data/highlight.ts";
import { numbersOf } from "../../row-data/interval-numbers.ts";
import { namesBelow } from "../../rows/row-labels.ts";
import type { DocumentElement } from "../../svg/document.ts";
import { marginsAround, renderPlot } from "../../svg/render-plot.ts";
import { curveRecord, hasBands, linesLookAlike, shadeOf } from "./curve-lines.ts";
import type { Curve, CurveLine, CurvePanel, CurvePoint } from "./gather-curve.ts";
import { endNames } from "./line-names.ts";

interface Place {
  readonly x: number;
  readonly top: number;
  readonly width: number;
  /** Of the whole figure. */
  readonly frameWidth: number;
  readonly narrow: boolean;
  /** Left out: by the width. */
  readonly plotHeight?: number | undefined;
  readonly zoom: boolean;
  readonly log: boolean;
  readonly intervals: "auto" | "bars" | "band";
}

const inset = 10;

/** One small multiple as one plot, in the px of the whole figure: axes, lines with intervals, names at their ends. */
export function renderCurvePanel(
  data: Curve,
  panel: CurvePanel,
  place: Place,
): { readonly svg: DocumentElement; readonly bottom: number } {
  const { x, width, narrow } = place;
  const texts: PlacedText[] = [];
  const ticks: PlacedLine[] = [];
  const title = wrapText(
    panelTitle(panel.metric, data.facet, panel.facet),
    width,
    faceOf("h", narrow),
  );
  const note = panel.metric.doc ? wrapText(panel.metric.doc, width, faceOf("t", narrow)) : [];
  title.forEach((text, i) => {
    texts.push({ x, y: place.top + 16 + i * 18, text, classes: "h" });
  });
  note.forEach((text, i) => {
    texts.push({ x, y: place.top + 16 + title.length * 18 + i * 17, text, classes: "t" });
  });
  const top = place.top + 16 + title.length * 18 + note.length * 17 + 4;
  const height = place.plotHeight ?? Math.round(Math.min(300, Math.max(190, width * 0.52)));
  const bottom = top + height;
  // Panels of one metric share their axis: they are there to be compared.
  const points = data.panels
    .filter((p) => p.metric.id === panel.metric.id)
    .flatMap((p) => p.lines.flatMap((l) => l.points));
  const axis = quantityAxis(
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
    named.map((line, i) => ({ ...line, label: annotated(line, labels[i] ?? line.label, data) })),
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
  axis.ticks.forEach((t, i) => {
    texts.push({
      x: left - 8,
      y: toPixels(scales.y, t) + 4.5,
      text: axis.format(t, i === last),
      anchor: "end",
      classes: "t",
    });
  });
  for (const t of across.ticks) {
    const at = toPixels(scales.x, t);
    ticks.push({ classes: "tick", x1: at, x2: at, y1: bottom, y2: bottom + 5 });
    texts.push({
      x: at,
      y: bottom + 20,
      text: across.format(t, false),
      anchor: "middle",
      classes: "t",
    });
  }
  const ends = beside ? names.place(scales, top - 6, bottom, end) : {};
  const name = wrapText(data.x.label, width, faceOf("lab k", narrow));
  const widest = Math.max(...name.map((t) => textWidth(t, faceOf("lab k", narrow))));
  name.forEach((text, i) => {
    texts.push({
      x: Math.max(right, x + widest),
      y: bottom + 42 + i * 16,
      text,
      anchor: "end",
      classes: "lab k",
    });
  });
  const foot = bottom + 46 + (name.length - 1) * 16;
  const below = beside
    ? { bottom: foot }
    : namesBelow(
        named.map((l) => ({
          label: annotated(l, l.label, data),
          hue: l.mark.hue,
          mark: l.mark,
          shade: alike ? shadeOf(l) : "",
        })),
        x,
        foot + 16,
        x + width,
        narrow,
      );
  const svg = plotPanel({
    width: place.frameWidth,
    frame: { top, bottom, left, right },
    height: below.bottom,
    x: { type: place.log ? "log" : "linear", domain: [...across.domain], range: [first, end] },
    y: { domain: [...axis.domain], range: [bottom, top], clamp: true },
    grid: axis.ticks,
    lines: recordsOf(data, panel, alike, place),
    banded: hasBands(panel, place.intervals),
    placed: [{ texts, lines: ticks }, ends, below],
  });
  return { svg, bottom: below.bottom };
}

/** Most px between the outermost lines of one level, and between two neighbours. */
const widestAside = 16;
const stepAside = 4;

/** Lines in the order in which they are drawn, the strongest first where shades tell them apart: then all are seen. */
function recordsOf(
  data: Curve,
  panel: CurvePanel,
  alike: boolean,
  { intervals }: Place,
): readonly CurveRecord[] {
  const { lines } = panel;
  const drawn = alike ? lines.toReversed() : lines;
  // Bars of several lines at one level would hide each other; bands do not.
  const step = hasBands(panel, intervals) ? 0 : Math.min(stepAside, widestAside / lines.length);
  return drawn.map((line, i) =>
    curveRecord(
      line,
      {
        shade: alike ? shadeOf(line) : "",
        back: isBack(line, data),
        aside: (i - (lines.length - 1) / 2) * step,
      },
      (point) => pointTitle(point, line, panel, data),
    ),
  );
}

/** A point by whatever tells it from all others of the figure, with its number. */
function pointTitle(
  { label, estimate }: CurvePoint,
  line: CurveLine,
  { metric, facet }: CurvePanel,
  data: Curve,
): string {
  const several = data.panels.some((other) => other.metric.id !== metric.id);
  const step = data.x.levels.find((level) => level.label === label);
  const names = [
    several ? metric.label : "",
    data.facet && facet ? describeLevels(data.facet, [facet.id]) : "",
    data.color ? line.label : "",
    step ? describeLevels(data.x, [step.id]) : label,
  ];
  return estimateMarkText(names, estimate, metric);
}

function plotPanel(spec: {
  readonly width: number;
  readonly height: number;
  readonly frame: Box;
  readonly x: Plot.ScaleOptions;
  readonly y: Plot.ScaleOptions;
  readonly grid: readonly number[];
  readonly lines: readonly CurveRecord[];
  readonly banded: boolean;
  readonly placed: readonly Placed[];
}): DocumentElement {
  const { frame, lines, banded, placed } = spec;
  return renderPlot({
    ...marginsAround(frame, spec),
    x: spec.x,
    y: spec.y,
    marks: [
      ...(banded ? bands(lines) : []),
      Plot.ruleY(
        spec.grid,
        looks(() => ({ classes: "grid" })),
      ),
      ...linesUnder(placed),
      ...curves(lines, banded),
      ...wordsOver(placed),
    ],
  });
}

const isBack = (line: CurveLine, { highlight }: Curve): boolean =>
  highlight !== undefined && !isHighlighted(line.of, highlight);

/** The name of a line, and after it what its figure says about it. */
const annotated = (line: CurveLine, label: string, { highlight }: Curve): string =>
  highlight?.annotation && isHighlighted(line.of, highlight)
    ? `${label}: ${highlight.annotation}`
    : label;

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
