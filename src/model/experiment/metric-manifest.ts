import { z } from "zod";
import { corrections, directions, metricKinds, metricRoles } from "./experiment.ts";

/** What `experiment.yaml` says of a metric: what it is, and where its scores stand. */

export const metricManifest = z.strictObject({
  label: z.string().optional().describe("Name that readers see; the key if left out."),
  doc: z.string().optional().describe("One sentence: what a score of 1 means."),
  kind: z
    .enum(metricKinds)
    .default("binary")
    .describe(
      "binary: 0 or 1 and nothing else, in percent; score: any number; judged: 0 or 1 by a judge that people checked, corrected by their labels (`human` in `data`); ranking: scores that should be higher on the samples that are `positive`, as AUROC or, with `fpr`, as true-positive rate.",
    ),
  correction: z
    .enum(corrections)
    .optional()
    .describe(
      "Of a judged metric: prediction-powered (default; right if the labelled samples were drawn at random), rogan-gladen (by sensitivity and specificity), none (the judge's own rate).",
    ),
  positive: z
    .string()
    .optional()
    .describe(
      "Of a ranking: which samples are positive, e.g. `deceptive = 1`; names a field, another metric or a factor.",
    ),
  fpr: z
    .union([
      z.number().gt(0).lt(1),
      z
        .string()
        .regex(/^\d{1,2}(?:\.\d+)? ?%$/, "a share such as 1%")
        .transform((text) => Number((Number.parseFloat(text) / 100).toPrecision(12))),
    ])
    .optional()
    .describe(
      "Of a ranking: the false-positive rate at which the true-positive rate is read, e.g. `1%`; AUROC if left out.",
    ),
  range: z
    .tuple([z.number(), z.number()])
    .refine(([lower, upper]) => lower < upper, "the lower end first")
    .optional()
    .describe(
      "Ends of the scale of a score, e.g. `[0, 1]` or `[1, 10]`: intervals stay inside, missing scores get worst cases; [0, 1] is shown in percent.",
    ),
  role: z.enum(metricRoles).default("other").describe("capability, propensity or other."),
  better: z.enum(directions).default("higher").describe("Which way is better."),
  on: z
    .string()
    .optional()
    .describe(
      "Selector: conditions in which the metric has a meaning, e.g. `response=exploiting`.",
    ),
  where: z
    .string()
    .optional()
    .describe("Count only samples for which this holds, e.g. `knows = 1`."),
  sister: z.string().optional().describe("Metric that must be read beside this one."),
});

const scoreSource = z.strictObject({
  field: z.string().optional().describe("Path to the score; the metric's own name if left out."),
  values: z
    .record(z.string(), z.number().nullable())
    .optional()
    .describe(
      "Raw value to number; null is missing, under its own name. Where all are null, other values are read as numbers.",
    ),
  equals: z
    .string()
    .optional()
    .describe(
      "Path to the right answer: 1 where both are equal, 0 where not; missing where either is. Lists compare entry by entry.",
    ),
  above: z.number().optional().describe("1 where the number is above this, else 0."),
  missing: z.string().optional().describe("What a missing score is called."),
  causes: z
    .array(z.strictObject({ field: z.string(), contains: z.string(), cause: z.string() }))
    .optional()
    .describe("Names for missing scores, tried in order: the first whose field contains the text."),
});

export const scoreMapping = z.union([
  z.string().describe("Path to the score."),
  scoreSource.extend({
    human: z
      .union([z.string().describe("Path to the label."), scoreSource])
      .optional()
      .describe(
        "Of a judged metric: where the label by people stands; empty where nobody looked. Written like the score itself.",
      ),
  }),
]);
export type ScoreMapping = z.output<typeof scoreMapping>;
