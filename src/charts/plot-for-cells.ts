import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

/** A whole document, since legends are HTML: shared by cells, never global, nothing is ever attached to it. */
const document = parseHTML("<!doctype html><html><body></body></html>")
  .document as unknown as Document;

/** Room for the tick texts of the page's own size; Plot's defaults are for smaller ones. */
const defaults = { document, width: 640, marginLeft: 52, marginBottom: 40 };

export function plot(options: Plot.PlotOptions = {}): ReturnType<typeof Plot.plot> {
  return Plot.plot({ ...defaults, ...options, document });
}

function legend(options: Plot.LegendOptions & Plot.ScaleOptions): ReturnType<typeof Plot.legend> {
  return Plot.legend({ ...options, document } as Parameters<typeof Plot.legend>[0]);
}

/** Observable Plot as author's cells see it: bound to a document of its own, since there is no browser. */
export const plotForCells: Readonly<Record<string, unknown>> = Object.freeze({
  ...Plot,
  plot,
  legend,
});

/** Whether a value is a mark, so that a cell may return one without calling `plot`. */
export function isMark(value: unknown): value is Plot.RenderableMark {
  return value instanceof Plot.Mark;
}

// `mark.plot()` asks for a global document, which does not exist here.
Plot.Mark.prototype.plot = function (this: Plot.RenderableMark, options: Plot.PlotOptions = {}) {
  return plot({ ...options, marks: [...(options.marks ?? []), this] });
};

export { Plot };
