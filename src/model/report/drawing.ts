import { z } from "zod";
import { selectionSchema } from "../experiment/condition.ts";

/** The mark of a condition, the same in every chart, table row and key of a report. */
export const markSchema = z.object({
  hue: z.number().int().describe("0: baseline grey; 1 to 6: arm in manifest order."),
  shape: z.enum(["circle", "diamond"]).describe("diamond: a trained persona speaks."),
  fill: z.enum(["hollow", "solid"]).describe("hollow: the trigger's reference level."),
  published: z.boolean().optional().describe("A transcribed number: drawn with its own mark."),
});
export type Mark = z.output<typeof markSchema>;

/** The samples that a value counts, or one side of a difference. */
export const countedSchema = z.object({
  of: z
    .array(selectionSchema)
    .describe("Selections whose samples count: of conditions in which the metric has a meaning."),
  draw: z
    .object({
      kind: z.enum(["cluster", "replicate"]),
      id: z.string(),
      n: z.number().nullable().describe("Scored samples of it; null where that is not known."),
    })
    .optional()
    .describe("Set where only the samples of one cluster or replicate count."),
});
export type Counted = z.output<typeof countedSchema>;

/** What a row or a cell counts: one value, or each side of a difference. */
const behindSchema = z
  .array(countedSchema)
  .optional()
  .describe("Samples that it counts, those of a difference by side; none: unknown.");

export const cellSchema = z.object({
  text: z.string(),
  kind: z.enum(["text", "number", "interval", "published", "missing"]),
  raw: z.union([z.number(), z.string(), z.null()]).optional().describe("Full precision, for CSV."),
  mark: markSchema.optional(),
  note: z.string().optional().describe("Small grey text under it."),
  behind: behindSchema,
});
export type TableCell = z.output<typeof cellSchema>;

export const tableSchema = z.object({
  columns: z.array(
    z.object({ id: z.string(), label: z.string(), align: z.enum(["left", "right"]) }),
  ),
  rows: z.array(
    z.object({
      id: z.string().optional().describe("Anchor of the row."),
      group: z
        .string()
        .optional()
        .describe("Rows of one group stand together under a stronger rule."),
      cells: z.array(cellSchema),
      behind: behindSchema,
    }),
  ),
});
export type Table = z.output<typeof tableSchema>;

/** What a chart type returns for one width: SVG that needs no style but the page's. */
export const drawingSchema = z.object({
  width: z.number(),
  height: z.number(),
  svg: z
    .string()
    .describe(
      "Ids carry the figure's name; classes only, no `style`; the root has role=img and aria-label.",
    ),
});
export type Drawing = z.output<typeof drawingSchema>;

/** A drawing for the picture that stands where somebody posts a link: as wide as its text can be read there. */
export const cardDrawingSchema = drawingSchema.extend({
  part: z.string().nullable().describe("What of the figure it shows; null where it shows all."),
});
export type CardDrawing = z.output<typeof cardDrawingSchema>;

/** Ways to draw a figure besides its author's. */
export const viewIds = ["log", "sides"] as const;
export type ViewId = (typeof viewIds)[number];

/** The data of a figure drawn in another way. */
export const viewSchema = z.object({
  id: z
    .enum(viewIds)
    .describe("log: a logarithmic axis; sides: the values instead of differences."),
  method: z.string().describe("How its numbers were made, or how its axis runs."),
  drawings: z.array(drawingSchema).describe("Narrowest first."),
});
export type FigureView = z.output<typeof viewSchema>;
