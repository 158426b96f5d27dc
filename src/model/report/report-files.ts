import { z } from "zod";
import { drawnUnitSchema } from "../experiment/drawn-sample.ts";
import { figureSchema, notebookSchema } from "./notebook.ts";
import { publishedSamplesSchema } from "./published-samples.ts";
import { experimentReportSchema, reportSchema } from "./report.ts";
import { fileSlug } from "./slug.ts";

/** Where the parts of a report stand in what is published, relative to the root. */
export const reportFile = {
  /** Hashes of all files, for `sha256sum -c` and `upheld verify`. */
  checksums: "SHA256SUMS",
  index: "report.json",
  inputs: "report/inputs.json",
  notebook: (id: string) => `report/notebooks/${id}.json`,
  experiment: (id: string) => `report/experiments/${fileSlug(id)}.json`,
  /** `part`: 0 for the first; more of them where one file would be too large to read at once. */
  metric: (experiment: string, metric: string, part = 0) =>
    `report/experiments/${fileSlug(experiment)}/${fileSlug(metric)}${part > 0 ? `.${part + 1}` : ""}.json`,
  /** All that statistics read of an experiment. */
  sums: (experiment: string) => `report/sums/${fileSlug(experiment)}.json`,
  scores: (experiment: string) => `report/scores/${fileSlug(experiment)}.bin`,
  samples: (experiment: string) => `report/samples/${fileSlug(experiment)}.json`,
} as const;

const file = z.string().describe("File with the rest, relative to the root of the report.");

/** `report.json`: what there is, and which file holds it. */
export const reportIndexSchema = reportSchema
  .pick({
    schemaVersion: true,
    generator: true,
    site: true,
    draft: true,
    glossary: true,
    attached: true,
    removed: true,
    reviews: true,
  })
  .extend({
    moved: z
      .array(z.object({ from: z.string(), to: z.string() }))
      .optional()
      .describe("Old addresses of pages, and where they lead."),
    hash: z.string().describe("sha256 over every input file, in order of path."),
    inputs: file,
    notebooks: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        date: z.string(),
        file,
        findings: z.array(z.object({ id: z.string(), verdict: z.string() })),
        figures: z.array(z.string()),
      }),
    ),
    experiments: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        hash: z.string().describe("sha256 over its input files in order."),
        file,
      }),
    ),
  });
export type ReportIndex = z.output<typeof reportIndexSchema>;

/** The files that the report was made from, and what there was to say of them. */
export const inputsFileSchema = z.object({
  made: reportSchema.shape.provenance.shape.made,
  commit: z
    .string()
    .optional()
    .describe("The commit that has the files as they were; left out where none has."),
  generator: z.string().optional().describe("Name and version of what made the report."),
  files: reportSchema.shape.provenance.shape.files,
  problems: reportSchema.shape.problems,
});
export type InputsFile = z.output<typeof inputsFileSchema>;

/** A notebook with its figures and findings. Drawings are files beside it. */
export const notebookFileSchema = z.object({
  notebook: notebookSchema,
  figures: z.array(
    figureSchema
      .omit({ drawings: true, views: true, thumbnail: true, onCard: true })
      .extend({ drawing: z.string().nullable().describe("Its drawing as a file.") }),
  ),
  findings: z.array(reportSchema.shape.findings.element.omit({ strip: true, chart: true })),
});
export type NotebookFile = z.output<typeof notebookFileSchema>;

/** An experiment: design, counts, quality. Its numbers are files of their own, one a metric. */
export const experimentFileSchema = experimentReportSchema
  .omit({ estimates: true, contrasts: true, strips: true, drawn: true, samples: true })
  .extend({
    metrics: z
      .array(z.object({ metric: z.string(), file }))
      .describe("A metric of very many numbers has several files."),
    samples: z.string().nullable().describe("File with the samples that were drawn to be shown."),
  });
export type ExperimentFile = z.output<typeof experimentFileSchema>;

/** The numbers of one metric of an experiment. */
export const metricFileSchema = experimentReportSchema.pick({ estimates: true, contrasts: true });
export type MetricFile = z.output<typeof metricFileSchema>;

/** The samples of an experiment that were drawn to be shown, or that pages link to. */
export const samplesFileSchema = z.object({
  published: publishedSamplesSchema.nullable(),
  drawn: z.array(drawnUnitSchema),
});
export type SamplesFile = z.output<typeof samplesFileSchema>;
