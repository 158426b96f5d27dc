import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Experiment } from "../model/index.ts";
import { axesInWords } from "./author/axes-in-words.ts";
import { checkPlotMark } from "./author/check-channels.ts";
import { type AuthorMarks, authorMarks } from "./author/marks.ts";
import { isComposite, needsOf } from "./author/needs.ts";
import type { Subject } from "./author/read-rows.ts";
import { inRows } from "./author/rows.ts";
import { factorOf, hueOf, hues } from "./layout/grammar.ts";
import { figureWidths } from "./render-figure.ts";

/** A whole document, since legends are HTML: shared by cells, never global, nothing is ever attached to it. */
const document = parseHTML("<!doctype html><html><body></body></html>")
  .document as unknown as Document;

/** Room for the tick texts of the page's own size; Plot's defaults are for smaller ones. */
const defaults = { document, marginTop: 30, marginLeft: 52, marginBottom: 40 };
const [narrowest, standard] = figureWidths.column;

type Drawn = ReturnType<typeof Plot.plot>;

/** Room at each edge, in px. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Draws a plot again for another width, with so much more room at its edges. */
export type Rerender = (width: number, more: Margins) => Element;

interface Known {
  readonly width: number;
  readonly render: Rerender;
  /** As its author wrote it. */
  readonly options: Plot.PlotOptions;
}
const drawnPlots = new WeakMap<object, Known>();

/** How to draw what a cell returned at any width; null where it is no plot of ours, or an element from elsewhere. */
export function rerenderOf(value: unknown): Known | null {
  if (typeof value !== "object" || value === null) return null;
  const known = drawnPlots.get(value);
  if (known) return known;
  if (isMark(value) || isComposite(value))
    return rerenderOf(plot({ marks: [value as Plot.Markish] }));
  return "marks" in value && !("localName" in value)
    ? rerenderOf(plot(value as Plot.PlotOptions))
    : null;
}

/** `Plot.plot` with the page's rows, margins and colours; `hueOfLevel` knows which values are arms. */
function renderPlot(
  options: Plot.PlotOptions,
  width: number,
  more: Margins,
  hueOfLevel: (value: unknown) => number | undefined,
): Drawn {
  const needs = needsOf(options.marks);
  const right = Math.max(0, ...needs.map((n) => n.right?.(width) ?? 0));
  const spec = needs.some((n) => n.lines.length > 0)
    ? inRows(options, needs, width)
    : { ...defaults, ...(right > 0 ? { marginRight: right } : {}), ...options, width };
  const ariaLabel = spec.ariaLabel ?? axesInWords(spec);
  const drawn = Plot.plot({ ...spec, ...roomier(spec, more), ariaLabel, document });
  colourByArm(drawn, options, hueOfLevel);
  return drawn;
}

/** Margins with more room, and the height that keeps the frame as high as it was. */
function roomier(spec: Plot.PlotOptions, more: Margins): Plot.PlotOptions {
  const all = spec.margin;
  const add = (own: number | undefined, usual: number, px: number, name: string) =>
    px > 0 ? { [name]: (own ?? all ?? usual) + px } : {};
  const taller = more.top + more.bottom;
  return {
    ...add(spec.marginLeft, defaults.marginLeft, more.left, "marginLeft"),
    ...add(spec.marginRight, 20, more.right, "marginRight"),
    ...add(spec.marginTop, defaults.marginTop, more.top, "marginTop"),
    ...add(spec.marginBottom, defaults.marginBottom, more.bottom, "marginBottom"),
    ...(taller > 0 && spec.height !== undefined ? { height: spec.height + taller } : {}),
  };
}

function plotWith(hueOfLevel: (value: unknown) => number | undefined) {
  return (options: Plot.PlotOptions = {}): Drawn => {
    const width = options.width ?? standard;
    const render: Rerender = (at, more) => renderPlot(options, at, more, hueOfLevel);
    const drawn = render(width, { left: 0, right: 0, top: 0, bottom: 0 }) as Drawn;
    drawnPlots.set(drawn, { width, render, options });
    return drawn;
  };
}

/** `Plot.plot` for cells that know no experiment. */
export const plot = plotWith(() => undefined);

/**
 * Categories take the hues of the report in place of Plot's own: an arm's own where the category is one, else in order.
 * An author who names a scheme or a range keeps it.
 */
function colourByArm(
  drawn: Drawn,
  options: Plot.PlotOptions,
  hueOfLevel: (value: unknown) => number | undefined,
): void {
  const { scheme, range } = options.color ?? {};
  const scale = drawn.scale("color");
  if (!scale || scheme || range || scale.type !== "ordinal") return;
  const domain = [...(scale.domain ?? [])];
  const colours = new Map(
    domain.map((value, i) => {
      const hue = hueOfLevel(value) ?? (i < hues ? i + 1 : 0);
      return [String([...(scale.range ?? [])][i]), `var(--arm-${hue})`] as const;
    }),
  );
  for (const name of ["fill", "stroke"])
    for (const element of (drawn as Element).querySelectorAll(`[${name}]`)) {
      const colour = colours.get(element.getAttribute(name) ?? "");
      if (colour) element.setAttribute(name, colour);
    }
}

function legend(options: Plot.LegendOptions & Plot.ScaleOptions): ReturnType<typeof Plot.legend> {
  return Plot.legend({ ...options, document } as Parameters<typeof Plot.legend>[0]);
}

/** Observable Plot as authors' cells see it: bound to a document of its own, since there is no browser. */
export const plotForCells: Readonly<Record<string, unknown>> = Object.freeze({
  ...Object.fromEntries(Object.entries(Plot).map(([name, value]) => [name, withOwnPlot(value)])),
  plot,
  legend,
});

/** `mark.plot()` asks for a global document, which does not exist here: marks of cells bring a `plot` of their own. */
function withOwnPlot(value: unknown): unknown {
  // Classes are not called, so what is written small makes marks.
  if (typeof value !== "function" || !/^[a-z]/.test(value.name)) return value;
  return (...args: readonly unknown[]): unknown => {
    const made: unknown = (value as (...given: readonly unknown[]) => unknown)(...args);
    checkPlotMark(value.name, made);
    if (!isMark(made)) return made;
    return Object.assign(made, {
      plot: (options: Plot.PlotOptions = {}) =>
        plot({ ...options, marks: [...(options.marks ?? []), made] }),
    });
  };
}

/** What a cell has to draw with: Plot, and the report's own marks as `upheld`. */
export function drawingForCells(
  find: (id: string) => Experiment | undefined,
  own: string,
): { readonly Plot: Readonly<Record<string, unknown>>; readonly upheld: AuthorMarks } {
  const subject: Subject = { find, own };
  const experiment = find(own);
  const arm = experiment && factorOf(experiment, "arm");
  const hueOfLevel = (value: unknown) => {
    const level = arm?.levels.find((l) => [l.id, l.label].includes(String(value)));
    return arm && level ? hueOf(arm, level.id) : undefined;
  };
  return {
    Plot: Object.freeze({ ...plotForCells, plot: plotWith(hueOfLevel) }),
    upheld: authorMarks(subject),
  };
}

/** Widths at which a plot is drawn: for a narrow page, and as its author asked, up to the column of text. */
export const widthsOf = (width: number): readonly number[] =>
  width > narrowest ? [narrowest, Math.min(width, standard)] : [width];

/** Whether a value is a mark, so that a cell may return one without calling `plot`. */
export function isMark(value: unknown): value is Plot.RenderableMark {
  return value instanceof Plot.Mark;
}

export { Plot };
