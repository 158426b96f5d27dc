import { z } from "zod";
import { conditionSchema } from "../experiment/condition.ts";
import { drawnUnitSchema } from "../experiment/drawn-sample.ts";
import { experimentSchema } from "../experiment/experiment.ts";
import { problemSchema } from "../problems/problem.ts";
import { drawingSchema } from "./drawing.ts";
import { contrastSchema, estimateSchema } from "./estimate.ts";
import { findingSchema } from "./finding.ts";
import { figureSchema, notebookSchema } from "./notebook.ts";
import { contrastPartsSchema, estimatePartsSchema, findingPartsSchema } from "./parts.ts";
import { publicationSchema, removedPageSchema } from "./publication.ts";
import { publishedSamplesSchema } from "./published-samples.ts";
import { reviewSchema } from "./review-record.ts";
import { siteSaysSchema } from "./settings.ts";

export const reportVersion = 1;

/** A figure or finding of a notebook. */
const placeSchema = z.object({ notebook: z.string(), id: z.string() });

const dataFileSchema = z.object({
  path: z.string(),
  format: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  samples: z.number(),
  notes: z.array(z.string()),
});

/** One cell of the design grid. */
export const gridCellSchema = z.object({
  condition: conditionSchema,
  samples: z.number().describe("Samples read."),
  units: z.number(),
  scored: z.record(z.string(), z.number()).describe("Metric to scored samples."),
  missing: z
    .record(z.string(), z.record(z.string(), z.number()))
    .describe("Metric to cause to count."),
  absent: z
    .string()
    .nullable()
    .describe("Why a planned condition has no samples; null where it has."),
});

export const experimentReportSchema = z.object({
  experiment: experimentSchema,
  counts: z.object({
    samples: z.number(),
    units: z.number(),
    clusters: z.number().nullable(),
    replicates: z.number(),
    epochs: z.number(),
    conditions: z.object({ planned: z.number(), present: z.number() }),
    missing: z.number().describe("Samples without some score that applies to them."),
    duplicates: z.number(),
    published: z.number().describe("Transcribed estimates."),
  }),
  grid: z
    .array(gridCellSchema)
    .describe(
      "Conditions with samples or published estimates; those that lack both as well, where they are few.",
    ),
  absences: z
    .array(z.object({ reason: z.string(), conditions: z.number() }))
    .describe("Planned conditions without samples that the grid leaves out, by reason."),
  estimates: z
    .array(estimateSchema.extend({ words: estimatePartsSchema }))
    .describe("Every metric in every condition where it has a meaning."),
  contrasts: z
    .array(contrastSchema.extend({ words: contrastPartsSchema }))
    .describe("Every non-baseline level against its baseline, averaged over the other factors."),
  unmentioned: z
    .array(z.string())
    .optional()
    .describe("Metrics about which no notebook says anything; left out where there is none."),
  quality: z.array(z.object({ label: z.string(), result: z.string() })),
  strips: z
    .array(z.object({ key: z.string(), drawing: drawingSchema }))
    .describe("Small drawings for table rows, keyed by `e:<index>` or `c:<index>`."),
  samples: publishedSamplesSchema
    .nullable()
    .describe("What is published of its samples; null where none has a transcript."),
  scores: z
    .object({
      file: z.string(),
      sha256: z.string().describe("Of the bytes that are packed in it."),
    })
    .optional()
    .describe(
      "Scores of all samples, packed, to compare two publications by; left out where there is none, or where they take over 8 MB.",
    ),
  drawn: z.array(drawnUnitSchema),
  draw: z
    .object({ seed: z.number(), of: z.number() })
    .nullable()
    .describe("How the drawn units were chosen."),
  files: z.array(dataFileSchema),
  hash: z.string().describe("sha256 over the input files in order."),
});
export type ExperimentReport = z.output<typeof experimentReportSchema>;

export const reportSchema = z.object({
  schemaVersion: z.literal(reportVersion),
  generator: z.string().describe("Name and version of what wrote this."),
  site: z.object({
    title: z.string(),
    answerHtml: z.string().nullable(),
    answerText: z.string().nullable().describe("One sentence that answers the title."),
    abstractHtml: z.string().nullable(),
    abstractText: z.string().nullable(),
    hero: placeSchema.nullable().describe("The figure of the home page."),
    featured: z
      .array(placeSchema)
      .nullable()
      .describe("Findings that stand open on the home page; null where the author names none."),
    authors: z.array(
      z.object({
        name: z.string(),
        url: z.string().optional(),
        affiliation: z.string().optional(),
      }),
    ),
    date: z.string().nullable(),
    name: z.string().describe("Short name for the head of each page."),
    ...siteSaysSchema.shape,
  }),
  experiments: z.array(experimentReportSchema),
  notebooks: z.array(notebookSchema),
  figures: z.array(figureSchema),
  findings: z
    .array(
      findingSchema.extend({
        strip: drawingSchema.nullable(),
        chart: z.array(drawingSchema),
        chartCaption: z.string(),
        words: findingPartsSchema,
      }),
    )
    .describe(
      "With the small strip that shows the verdict and the chart of the finding's own page.",
    ),
  reviews: z
    .array(reviewSchema)
    .optional()
    .describe("What reviewers said of figures and findings, in order of file."),
  glossary: z
    .array(z.object({ term: z.string(), definition: z.string() }))
    .optional()
    .describe("Words that the author explains, in order; those of the program are not listed."),
  attached: z
    .array(z.string())
    .describe("Files of content/ that pages show or link to, by path there; they stand in files/."),
  removed: z
    .array(removedPageSchema)
    .optional()
    .describe("Addresses that were published once and now say what became of them, in order."),
  publication: publicationSchema
    .optional()
    .describe("What was published before and is with this report; set by `upheld publish` alone."),
  problems: z.array(problemSchema).describe("Warnings; a report with errors is not written."),
  draft: z
    .number()
    .optional()
    .describe("Set where this is a draft: how many of its claims the data does not uphold."),
  provenance: z.object({
    hash: z.string().describe("sha256 over every input file, in order of path."),
    revision: z
      .object({
        commit: z.string().describe("The last commit that changed one of the files."),
        folder: z.string().describe("Folder of the report in its repository, with a slash."),
        clean: z.boolean().describe("Whether the files are as that commit has them."),
        named: z
          .record(z.string(), z.string())
          .optional()
          .describe("Files that the prose names in code: the name, and the path at the commit."),
      })
      .optional()
      .describe("Where the files stand in the repository that pages link to."),
    made: z
      .string()
      .optional()
      .describe("When it was made, as SOURCE_DATE_EPOCH says; left out where that is not set."),
    files: z.array(z.object({ path: z.string(), sha256: z.string(), bytes: z.number() })),
  }),
});
export type Report = z.output<typeof reportSchema>;
export type EstimateReport = ExperimentReport["estimates"][number];
export type ContrastReport = ExperimentReport["contrasts"][number];
export type FindingReport = Report["findings"][number];
