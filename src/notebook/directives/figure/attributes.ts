import { z } from "zod";
import * as attributes from "../../parse/attributes.ts";
import type { Call } from "../shared/directive.ts";

/** Attributes of every figure; those that a chart type owns come beside them. */
export const figureAttributes = z.looseObject({
  id: attributes.id,
  chart: z.string().min(1).describe("Chart type."),
  metric: z
    .string()
    .optional()
    .transform((text) => attributes.list(text ?? ""))
    .describe("Metric, or several separated by commas; every one of the experiment if left out."),
  of: attributes.of,
  versus: attributes.versus.optional(),
  experiment: attributes.experiment,
  x: z.string().min(1).optional().describe("Factor along the axis of conditions."),
  color: z.string().min(1).optional().describe("Factor told apart by its mark within a row."),
  facet: z.string().min(1).optional().describe("Factor with a panel for each level."),
  layout: z
    .enum(["column", "broad", "margin"])
    .optional()
    .describe(
      "column: beside a margin. broad: the whole width. margin: small, in the margin. The chart's own if left out.",
    ),
  highlight: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Levels of the one mark, or line, that stands out while the others step back: `arm=tagged, trigger=present`.",
    ),
  annotation: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe(
      "A few words beside what `highlight` picks, at most 40 characters; under the figure where no place beside it is free. Numbers in them count as typed by hand.",
    ),
  supports: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Finding of this page that the title states: the title shows its verdict when that is not upheld.",
    ),
  alias: attributes.alias,
});

export type FigureCall = Call<z.output<typeof figureAttributes>>;
