import { z } from "zod";
import { conditionSchema } from "./condition.ts";

/** Samples that one block of a notebook shows at most. */
export const mostShown = 6;

/** One sample that was drawn at random, or that a page links to; labelled so. */
export const drawnSampleSchema = z.object({
  condition: conditionSchema,
  replicate: z.string(),
  epoch: z.number(),
  scores: z
    .record(z.string(), z.union([z.number(), z.string()]))
    .describe("Metric to score, or to the cause of its absence."),
  turns: z.array(z.object({ name: z.string(), text: z.string() })),
  target: z.string().optional().describe("The right answer, where the record names one."),
  place: z.string().describe("File and line that it was read from; empty where that is not said."),
  fields: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .optional()
    .describe("Fields of its record that the author publishes."),
  withheld: z
    .string()
    .optional()
    .describe("Why its texts are kept back; its scores are published as all others."),
});
export type DrawnSample = z.output<typeof drawnSampleSchema>;

export const drawnUnitSchema = z.object({
  unit: z.string(),
  slug: z.string().describe("Address of the unit's page."),
  cluster: z.string().nullable(),
  linked: z.boolean().describe("A page links to it; it was not drawn."),
  samples: z.array(drawnSampleSchema),
});

export type DrawnUnit = z.output<typeof drawnUnitSchema>;

/** A seeded simple random sample from a selection, as a block of a notebook. */
export const shownSamplesSchema = z.object({
  kind: z.literal("samples"),
  title: z.string(),
  titleHtml: z.string(),
  captionHtml: z.string().nullable(),
  experiment: z.string(),
  draw: z
    .object({
      seed: z.number(),
      of: z.number().describe("Samples of the selection that have a transcript."),
      withoutTranscript: z.number().describe("Samples of the selection that have none."),
      rule: z
        .string()
        .optional()
        .describe("By which they were picked; left out where they were drawn."),
      matching: z.number().optional().describe("Samples, or units, to which the rule applies."),
    })
    .describe("How they were chosen."),
  drawn: z.string().describe("The same in a sentence, as it stands beside them."),
  samples: z
    .array(
      drawnSampleSchema.extend({
        unit: z.string(),
        label: z.string().describe("What tells it from others of the selection."),
      }),
    )
    .describe("In order of condition, replicate and unit."),
  markdown: z.string(),
});
