import type { z } from "zod";
import { figureAttributes, showFigure } from "./figure/show-figure.ts";
import type { BlockDirective } from "./shared/directive.ts";

export const figure: BlockDirective<z.output<typeof figureAttributes>> = {
  name: "figure",
  kind: "block",
  doc: "One chart with its own number, page, data and address. Attributes of its chart type stand beside these.",
  example:
    ":::figure[Tagged documents teach the facts as well]{#recall-by-arm chart=dots metric=recall x=arm color=trigger}\nEach mark is one arm.\n:::",
  label: "The title: a sentence that could be wrong. Markdown; may hold values.",
  body: "The caption, in Markdown; says how to read the figure and may hold values.",
  anchor: (raw) => (raw.chart === "table" ? "table" : "figure"),
  attributes: figureAttributes,
  run: showFigure,
};
