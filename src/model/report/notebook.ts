import { z } from "zod";
import { selectionSchema } from "../experiment/condition.ts";
import { shownSamplesSchema } from "../experiment/drawn-sample.ts";
import { placeSchema } from "../problems/problem.ts";
import { cardDrawingSchema, drawingSchema, tableSchema, viewSchema } from "./drawing.ts";

/** Findings that stand open on the home page; the others are folded. */
export const mostFeatured = 8;

/** Whether `check` lists sentences that state something bound to nothing. */
export const proseSchema = z
  .enum(["strict", "lax"])
  .describe(
    "lax: `check` does not list sentences that state a number or a comparison bound to nothing. Of a page it goes before that of upheld.yaml.",
  );
export type Prose = z.output<typeof proseSchema>;

/** People who wrote something, by name or with more. */
export const authorsSchema = z
  .array(
    z.union([
      z.string().transform((name) => ({ name })),
      z.strictObject({
        name: z.string(),
        url: z.url().optional(),
        affiliation: z.string().optional(),
      }),
    ]),
  )
  .prefault([])
  .describe("Names, or names with url and affiliation.");

export const frontMatterSchema = z.strictObject({
  title: z.string().describe("Title of the page."),
  experiment: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe("Experiment that selectors speak about; the first of several is the default."),
  date: z
    .union([z.iso.date(), z.date().transform((d) => d.toISOString().slice(0, 10))])
    .describe("Date of the page, YYYY-MM-DD."),
  authors: authorsSchema,
  abstract: z.string().optional().describe("Markdown; may hold values."),
  summary: z
    .string()
    .optional()
    .describe("One sentence for lists and cards, in Markdown; may hold values: its main number."),
  short: z
    .string()
    .optional()
    .describe("Short name of the report for the head of every page; home page only."),
  thumbnail: z.string().optional().describe("Id of the figure shown in lists."),
  order: z
    .number()
    .optional()
    .describe("Place in the list of notebooks; then by date, newest first."),
  draft: z
    .boolean()
    .default(false)
    .describe("Shown by `dev` and by `build --draft`; left out of what is published."),
  prose: proseSchema.optional(),
  scaffold: z
    .boolean()
    .optional()
    .describe(
      "Written by `upheld new`: the page and `check` say that it is an example, until this is taken out.",
    ),
  aliases: z
    .array(z.string())
    .default([])
    .describe("Old names of this page; their addresses redirect."),
});

/**
 * A piece of a notebook's body. `html` uses `~/` for the root of the site in links; `markdown` is the same
 * with every directive resolved to plain text, for exporters.
 */
export const blockSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("html"), html: z.string(), markdown: z.string() }),
  z.object({
    kind: z.literal("heading"),
    level: z.number(),
    id: z.string(),
    number: z.string().nullable(),
    html: z.string(),
    text: z.string(),
  }),
  z.object({ kind: z.literal("note"), html: z.string(), markdown: z.string() }),
  z.object({ kind: z.literal("figure"), id: z.string() }),
  z.object({ kind: z.literal("finding"), id: z.string() }),
  shownSamplesSchema,
  z.object({
    kind: z.literal("cell"),
    id: z.string(),
    language: z.enum(["sql", "js"]),
    name: z.string().nullable(),
    title: z.string().nullable(),
    titleHtml: z.string().nullable(),
    code: z.string(),
    codeHtml: z.string().describe("The same, with a class for each kind of word."),
    lines: z.number(),
    table: tableSchema.nullable().describe("Its rows, or what its plot draws."),
    drawings: z
      .array(drawingSchema)
      .describe("Narrowest first; none where it returned rows. With a title it is a figure."),
  }),
]);
export type Block = z.output<typeof blockSchema>;

export const numeralSchema = z.object({
  text: z.string(),
  line: z.number(),
  context: z.string().describe("A few words around it."),
});

export const notebookSchema = z.object({
  id: z.string(),
  title: z.string(),
  titleHtml: z.string(),
  abstractHtml: z.string().nullable(),
  abstractText: z.string().nullable(),
  summary: z.string().nullable().describe("One sentence, as plain text."),
  summaryHtml: z.string().nullable(),
  date: z.string(),
  authors: z.array(
    z.object({ name: z.string(), url: z.string().optional(), affiliation: z.string().optional() }),
  ),
  experiments: z.array(z.string()),
  reads: z
    .array(z.string())
    .describe("Experiments of which the page shows anything, in order of name."),
  draft: z.boolean().optional().describe("Set where it is not meant to be published yet."),
  thumbnail: z.string().nullable(),
  order: z.number().nullable(),
  aliases: z.array(z.string()),
  blocks: z.array(blockSchema),
  references: z.array(
    z.object({ key: z.string(), number: z.number(), html: z.string(), text: z.string() }),
  ),
  words: z
    .number()
    .describe("Words of its prose: abstract, text, notes, findings, captions; no code, no tables."),
  figures: z.array(z.string()).describe("Ids in order."),
  findings: z.array(z.string()).describe("Ids in order."),
  numerals: z.object({
    bound: z.number().describe("Numbers in the prose that are computed from data."),
    published: z.number().describe("Numbers in the prose transcribed from a source and marked."),
    unbound: z.array(numeralSchema).describe("Numbers typed by hand."),
  }),
  file: z.string(),
});
export type Notebook = z.output<typeof notebookSchema>;

export const figureSchema = z.object({
  id: z.string(),
  notebook: z.string(),
  number: z.number(),
  kind: z.enum(["figure", "table"]).describe("Tables are numbered by themselves."),
  title: z.string(),
  titleHtml: z.string(),
  chart: z.string().describe("Chart type; `code` where a cell draws it."),
  layout: z.enum(["column", "broad", "margin"]),
  experiment: z.string(),
  metrics: z.array(z.string()),
  captionHtml: z.string().nullable(),
  captionText: z.string().nullable(),
  key: z
    .array(
      z.object({
        label: z.string(),
        marks: z.array(
          z.object({
            hue: z.number(),
            shape: z.enum(["circle", "diamond"]),
            fill: z.enum(["hollow", "solid"]),
            published: z.boolean().optional(),
          }),
        ),
      }),
    )
    .describe("Shown only where the figure teaches the grammar of the page."),
  method: z
    .string()
    .describe("Estimator, interval, cluster, n, what was averaged over, what is missing."),
  description: z.string().describe("Text alternative: the result with its interval."),
  drawings: z
    .array(drawingSchema)
    .describe("Narrowest first; a container query shows one. Empty for tables."),
  views: z
    .array(viewSchema)
    .optional()
    .describe("Other ways to draw the same, for readers who ask; left out where there is none."),
  thumbnail: drawingSchema
    .nullable()
    .describe("A drawing of its own for lists, 240 by 140 px; null for tables."),
  onCard: cardDrawingSchema
    .nullable()
    .optional()
    .describe("A drawing of its own for cards; left out where the widest of the others serves."),
  table: tableSchema.describe("What is drawn; no columns where a cell's plot holds no records."),
  code: z
    .object({
      language: z.string(),
      name: z.string().nullable(),
      text: z.string(),
      html: z.string().describe("The same, with a class for each kind of word."),
    })
    .nullable()
    .describe("Of a figure that a cell of its page draws; null for charts of the report."),
  asked: z
    .object({
      metrics: z.array(z.string()).describe("Empty: all of the experiment."),
      of: selectionSchema,
      versus: selectionSchema.nullable(),
      x: z.string().nullable(),
      color: z.string().nullable(),
      facet: z.string().nullable(),
      highlight: z
        .object({ of: selectionSchema, annotation: z.string().nullable() })
        .nullable()
        .optional(),
      family: z.string().optional(),
      options: z.unknown().describe("Of its chart type."),
    })
    .optional()
    .describe(
      "What its author asked for, from which its table can be made again; left out where a cell drew it.",
    ),
  supports: z.string().nullable(),
  aliases: z.array(z.string()),
  place: placeSchema,
});
export type Figure = z.output<typeof figureSchema>;

/** Whether a figure's data stand in a table: what the code of a cell draws may be known to it alone. */
export const hasTable = ({ table }: Pick<Figure, "table">): boolean => table.columns.length > 0;
