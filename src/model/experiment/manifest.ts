import { z } from "zod";
import { designWeights, factorRoles, sourceSchema } from "./experiment.ts";
import { metricManifest, scoreMapping } from "./metric-manifest.ts";

/** `experiment.yaml`, as authors write it. Strict: an unknown key is an error with the nearest right name. */

const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, "letters, digits, `_`, `.` and `-`")
  // What a selection leaves out is looked up by its name, and every object answers to these.
  .refine((name) => !(name in Object.prototype), "a name that JavaScript does not keep for itself");

const levelManifest = z.union([
  z.string().describe("Label of the level."),
  z.strictObject({
    label: z.string().describe("Name that readers see."),
    note: z.string().optional().describe("One grey line under the label."),
    value: z.number().optional().describe("Position on a numeric axis."),
    group: z.string().optional().describe("Levels of one group share a hue; needed past six arms."),
    persona: z
      .boolean()
      .optional()
      .describe("A trained persona speaks in this level: drawn as a diamond."),
    trained: z
      .boolean()
      .optional()
      .describe(
        "false: a model that was not trained here (a base model, say), so that one run of it says all there is to say of its training.",
      ),
  }),
]);

export const factorManifest = z.strictObject({
  label: z.string().optional().describe("Name that readers see; the key if left out."),
  role: z
    .enum(factorRoles)
    .default("other")
    .describe(
      "What the factor means; decides hue, fill and shape. Levels of a trigger, persona or context are asked of the same trained models, so replicates pair; levels of `arm` and `other` may be trainings of their own.",
    ),
  baseline: z
    .union([z.string(), z.number(), z.boolean()])
    .transform(String)
    .optional()
    .describe("Level that the others are compared with; the first if left out."),
  levels: z
    .union([
      z.record(z.string(), levelManifest),
      z.array(z.union([z.string(), z.number()]).transform(String)),
    ])
    .describe("Levels in order: a list of ids, or ids with labels."),
});

/** Where a text comes from: a path into the record, a `{placeholder}` of the file name, or a constant. */
export const fieldMapping = z.union([
  z.string().describe("Path into the record: `sample.metadata.trigger`, `scores.judge.value`."),
  z.strictObject({
    field: z.string().optional().describe("Path into the record."),
    file: z.string().optional().describe("Placeholder of the file pattern."),
    const: z
      .union([z.string(), z.number(), z.boolean()])
      .transform(String)
      .optional()
      .describe("The same for every record."),
    values: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String))
      .optional()
      .describe('Raw value to value; the key `""` is for a blank.'),
    without: z
      .string()
      .optional()
      .describe("Text to remove; may hold `{placeholders}` of the file pattern."),
    match: z.string().optional().describe("Regular expression; its first group is the value."),
  }),
]);
export type FieldMapping = z.output<typeof fieldMapping>;

export const dataManifest = z.strictObject({
  files: z
    .union([z.string(), z.array(z.string())])
    .describe(
      "Glob patterns inside the experiment's folder; `{name}` captures a part of the path.",
    ),
  format: z
    .string()
    .optional()
    .describe("Name of the format, where it cannot be told from the file."),
  records: z
    .string()
    .optional()
    .describe(
      "Key under which a JSON file has its records; the rest is metadata of the file. `eval.{part}` reads every list there, with its key as the field `part`; `.` reads the file as one record.",
    ),
  unit: z
    .union([fieldMapping, z.array(fieldMapping).min(1)])
    .optional()
    .describe(
      "What is asked; a list joins several fields, e.g. `[task, id]`. Default: the column named like `design.unit`, `unit` or `id`.",
    ),
  scope: z
    .union([z.literal("none"), fieldMapping])
    .optional()
    .describe(
      "Within what the ids of units are unique: units of different scopes are different units, whatever their ids. Default: the task of the log, or the column `task`, `dataset` or `benchmark`; `none`: ids mean the same everywhere.",
    ),
  cluster: fieldMapping
    .optional()
    .describe("What units are nested in; default: the column named like `design.cluster`."),
  replicate: fieldMapping
    .optional()
    .describe("Training run; default: the column named like `design.replicate`."),
  epoch: fieldMapping
    .optional()
    .describe(
      "Repeat of the same unit; default: what the log says, or the column `epoch`; else repeats are numbered in the order of the files.",
    ),
  factors: z
    .record(z.string(), fieldMapping)
    .optional()
    .describe("Where each factor's level stands; default: placeholder or column of that name."),
  metrics: z
    .record(z.string(), scoreMapping)
    .optional()
    .describe("Where each metric's score stands; default: column of that name."),
  long: z
    .strictObject({
      metric: z.string().describe("Column with the metric's name."),
      value: z.string().describe("Column with the score."),
    })
    .optional()
    .describe("One row per sample and metric, instead of one row per sample."),
  transcript: z
    .record(z.string(), z.string())
    .optional()
    .describe(
      "Turns in order: name of the turn to path of its text. Default: a conversation under one of the usual names; `{}` shows none.",
    ),
  only: z
    .string()
    .optional()
    .describe("Read only records for which this holds, e.g. `split = known`."),
});
export type DataManifest = z.output<typeof dataManifest>;

export const publishedManifest = z.strictObject({
  files: z
    .union([z.string(), z.array(z.string())])
    .describe("Tables with one published estimate per row."),
  factors: z
    .record(z.string(), fieldMapping)
    .optional()
    .describe("Where each factor's level stands; default: column of that name."),
  metric: fieldMapping
    .optional()
    .describe("Where the metric's id stands; default: column `metric`."),
  value: z.string().default("value").describe("Column with the value."),
  lower: z.string().optional().describe("Column with the lower end of the interval as published."),
  upper: z.string().optional().describe("Column with the upper end of the interval as published."),
  interval: z.string().optional().describe("What the published interval is, in words."),
  n: z.string().optional().describe("Column with n, where the source gives one."),
  scale: z
    .enum(["proportion", "percent", "plain"])
    .default("proportion")
    .describe("How values are written in the table."),
  citation: z.string().describe("Key in the bibliography."),
  place: fieldMapping.describe("Where in the source the number stands: a column or a constant."),
  ours: z
    .enum(["none", "wilson"])
    .default("none")
    .describe(
      "Interval of ours, from value and n, drawn beside the published one and marked as ours.",
    ),
});
export type PublishedManifest = z.output<typeof publishedManifest>;

export const manifestSchema = z.strictObject({
  title: z.string().describe("Title of the experiment."),
  summary: z.string().optional().describe("One sentence for the list of experiments."),
  design: z
    .strictObject({
      unit: z.string().default("unit").describe("What is asked, in one word."),
      cluster: z
        .union([
          z.string(),
          z.strictObject({
            name: z.string().describe("What units are nested in, in one word."),
            labels: z
              .record(z.string(), z.string())
              .default({})
              .describe("Readable names of clusters."),
            groups: z
              .record(z.string(), z.string())
              .default({})
              .describe("Cluster id to the name of its group."),
          }),
        ])
        .optional()
        .describe("What units are nested in, where units are not themselves the draw."),
      replicate: z
        .union([
          z.string(),
          z.strictObject({ name: z.string(), paired: z.boolean().default(false) }),
        ])
        .optional()
        .describe(
          "An independent run of the whole procedure, in one word; `paired` if arms share data order and initialisation by design.",
        ),
      weights: z
        .enum(designWeights)
        .optional()
        .describe(
          "Where a factor is averaged over, what weighs equally: its levels (`cells`, the default) or `samples`.",
        ),
      factors: z.record(id, factorManifest).describe("What varies."),
      absent: z
        .array(z.strictObject({ condition: z.string().describe("Selector."), reason: z.string() }))
        .default([])
        .describe("Planned conditions without data, and why."),
    })
    .describe("What varies, what is asked, what repeats."),
  contrasts: z
    .record(
      id,
      z.strictObject({
        label: z.string().min(1).describe("What readers see in place of the labels of both sides."),
        of: z.string().min(1).describe("Selector of the one side, as in a finding."),
        versus: z
          .string()
          .min(1)
          .describe("What it is compared with; a factor left out is as in `of`."),
      }),
    )
    .default({})
    .describe("Contrasts by a name of your own, used wherever they are spoken of."),
  metrics: z.record(id, metricManifest).describe("What is measured."),
  data: z.array(dataManifest).default([]).describe("Files with samples."),
  published: z
    .array(publishedManifest)
    .default([])
    .describe("Tables of numbers transcribed from papers."),
  source: z.strictObject(sourceSchema.shape).optional().describe("Where the data comes from."),
  hidden: z
    .boolean()
    .default(false)
    .describe("Left out of lists of experiments: pages that rest on it still lead to its own."),
  caveats: z.array(z.string()).default([]).describe("What the reader must know before comparing."),
});
export type Manifest = z.output<typeof manifestSchema>;
