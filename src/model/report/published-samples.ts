import { z } from "zod";
import { conditionSchema } from "../experiment/condition.ts";

/**
 * How an experiment's samples are published, by how many there are.
 *
 * - `pages`: a page for each unit.
 * - `shards`: pages for the units that were drawn, picked or cited; all samples in files that a script reads.
 * - `parquet`: the same with one Parquet file in the place of the shards.
 */
export const samplesForms = ["pages", "shards", "parquet"] as const;

/** A unit with a page of its own. What was said stands in the file of the unit, found by its hash. */
export const unitEntrySchema = z.object({
  unit: z.string(),
  slug: z.string().describe("Address of the unit's page."),
  cluster: z.string().nullable(),
  samples: z.number(),
  why: z
    .enum(["all", "drawn", "linked"])
    .describe("Why it has a page: all have one, chance drew it, or a page shows or cites it."),
  sha256: z.string().describe("Hash of what is published of it."),
});
export type UnitEntry = z.output<typeof unitEntrySchema>;

/** A list of samples of one condition, in pages of at most `samplesPerPage` rows. */
export const sampleListSchema = z.object({
  condition: conditionSchema,
  slug: z.string().describe("Address of the list below that of the samples; no unit has the same."),
  samples: z.number().describe("Published samples of the condition."),
  failed: z
    .number()
    .describe("Of these, how many lack a score, or have one that counts against them."),
  listed: z
    .number()
    .describe("Rows that stand in pages: all of them, or the first where a script reads the rest."),
  sha256: z.string().describe("Hash of the rows."),
});
export type SampleList = z.output<typeof sampleListSchema>;

/** Rows of a page of a list. */
export const samplesPerPage = 200;

/** Samples that an author keeps back. Their scores are published and counted as all others. */
export const keptBackSchema = z.object({
  samples: z.number(),
  reason: z.string().describe("Why, in the author's words."),
  how: z.enum(["withheld", "redacted"]),
});

/** What is published of an experiment's samples, and where. */
export const publishedSamplesSchema = z.object({
  form: z.enum(samplesForms),
  canary: z
    .string()
    .nullable()
    .describe(
      "A GUID that stands beside the samples wherever they stand; null where the author leaves it out.",
    ),
  samples: z.number(),
  units: z
    .array(unitEntrySchema)
    .describe("Units with a page, in order of arrival; those that are only linked come last."),
  lists: z.array(sampleListSchema).describe("Conditions in the order of the design."),
  keptBack: z.array(keptBackSchema),
  index: z
    .string()
    .nullable()
    .describe("Index of the shards, or of the Parquet file, relative to the root of the report."),
});
export type PublishedSamples = z.output<typeof publishedSamplesSchema>;

/** One sample as a row of a list. */
export interface SampleRow {
  readonly unit: string;
  /** Address of the unit's page, below that of the samples; null where it has none. */
  readonly slug: string | null;
  readonly replicate: string;
  readonly epoch: number;
  /** Metric to score, or to the cause of its absence. */
  readonly scores: Readonly<Record<string, number | string>>;
  /** The beginning of the last turn, cut at a word; null where nothing of it is published. */
  readonly excerpt: string | null;
  readonly failed: boolean;
}
