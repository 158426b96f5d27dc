import { z } from "zod";
import { selectionSchema } from "./condition.ts";

export const factorRoles = ["arm", "trigger", "persona", "context", "other"] as const;
export const metricRoles = ["capability", "propensity", "other"] as const;
export const metricKinds = ["binary", "score", "judged", "ranking"] as const;
export const corrections = ["prediction-powered", "rogan-gladen", "none"] as const;
export const designWeights = ["cells", "samples"] as const;
export const directions = ["higher", "lower"] as const;

export const levelSchema = z.object({
  id: z.string().describe("Short name used in selectors and data."),
  label: z.string().describe("Name that readers see."),
  note: z.string().optional().describe("One grey line under the label in charts and tables."),
  value: z.number().optional().describe("Position on a numeric axis, for curves and doses."),
  group: z.string().optional().describe("Levels of one group share a hue; needed past six arms."),
  hue: z
    .number()
    .int()
    .optional()
    .describe(
      "Hue that the palette of the report gives an arm; left out: as arms follow each other.",
    ),
  persona: z
    .boolean()
    .optional()
    .describe("In this level a trained persona speaks: drawn as a diamond."),
  trained: z
    .boolean()
    .optional()
    .describe("false: a model that was not trained here, so that runs add no noise of training."),
});
export type Level = z.output<typeof levelSchema>;

export const factorSchema = z.object({
  id: z.string(),
  label: z.string(),
  role: z
    .enum(factorRoles)
    .describe(
      "arm: how the model was made; trigger: what the prompt contains; persona: who is speaking.",
    ),
  baseline: z.string().describe("Level that the others are compared with."),
  levels: z
    .array(levelSchema)
    .min(1)
    .describe("In the order of the manifest; arms take their hues in this order."),
});
export type Factor = z.output<typeof factorSchema>;

export const metricSchema = z.object({
  id: z.string(),
  label: z.string(),
  doc: z.string().optional().describe("One sentence: what a score of 1 means."),
  kind: z
    .enum(metricKinds)
    .describe(
      "binary: 0 or 1 per sample, shown in percent; score: any number; judged: 0 or 1 by a judge, corrected by the labels of people; ranking: scores of a monitor or probe, as AUROC or as true-positive rate.",
    ),
  range: z
    .tuple([z.number(), z.number()])
    .readonly()
    .optional()
    .describe("Ends of the scale of a score: its intervals and worst cases stay inside."),
  correction: z
    .enum(corrections)
    .optional()
    .describe("How a judged rate is corrected by the labels of people; none: not at all."),
  positive: z.string().optional().describe("Which samples of a ranking are positive."),
  classFactors: z
    .array(z.string())
    .readonly()
    .optional()
    .describe("Factors that `positive` names: their levels are the classes, not conditions."),
  fpr: z
    .number()
    .optional()
    .describe(
      "False-positive rate at which a ranking's true-positive rate is read; AUROC without.",
    ),
  role: z.enum(metricRoles),
  better: z.enum(directions),
  on: selectionSchema.optional().describe("Conditions in which the metric has a meaning."),
  where: z.string().optional().describe("Only samples for which this holds are counted."),
  sister: z
    .string()
    .optional()
    .describe("Metric never to be read without this one: detection without specificity."),
});
export type Metric = z.output<typeof metricSchema>;

export const designSchema = z.object({
  unit: z.string().describe("What is asked, in one word: prompt, question, task."),
  cluster: z
    .string()
    .nullable()
    .describe("What units are nested in, where units are not themselves the draw."),
  clusterLabels: z.record(z.string(), z.string()).describe("Readable names of clusters."),
  clusterGroups: z.record(z.string(), z.string()).describe("Cluster id to the name of its group."),
  replicate: z
    .string()
    .nullable()
    .describe("An independent run of the whole procedure, in one word: seed."),
  pairedReplicates: z
    .boolean()
    .describe("Replicates share data order and initialisation across arms by design."),
  weights: z
    .enum(designWeights)
    .optional()
    .describe(
      "What weighs equally where factors are averaged over: cells (left out: the default) or samples.",
    ),
  factors: z.array(factorSchema).min(1),
  absent: z
    .array(z.object({ condition: selectionSchema, reason: z.string() }))
    .describe("Planned conditions without data, and why."),
});
export type Design = z.output<typeof designSchema>;

export const sourceSchema = z.object({
  citation: z.string().optional().describe("Key in the bibliography."),
  text: z.string().optional().describe("Where the data comes from, as readers see it."),
  url: z.string().optional(),
  licence: z.string().optional(),
});

/** An experiment as the rest of the program sees it: defaults filled in, order fixed. */
export const experimentSchema = z.object({
  id: z.string().describe("Name of the folder in results/."),
  title: z.string(),
  summary: z.string().optional(),
  design: designSchema,
  contrasts: z
    .array(
      z.object({ id: z.string(), label: z.string(), of: selectionSchema, versus: selectionSchema }),
    )
    .optional()
    .describe("Contrasts that the author has named."),
  metrics: z.array(metricSchema),
  source: sourceSchema.optional(),
  hidden: z.boolean().optional().describe("Set where lists of experiments leave it out."),
  caveats: z
    .array(z.string())
    .describe("What the reader must know before comparing; shown on the experiment page."),
});
export type Experiment = z.output<typeof experimentSchema>;
