import { z } from "zod";
import { selectionSchema } from "../experiment/condition.ts";

export const intervalSchema = z.object({
  lower: z.number().nullable().describe("null: minus infinity."),
  upper: z.number().nullable().describe("null: infinity."),
  level: z.number().describe("Confidence level, e.g. 0.95."),
  method: z.string().describe("Name of the method."),
});
export type Interval = z.output<typeof intervalSchema>;

/** What an exact test can give at best: it counts patterns, and few draws have few of them. */
export const floorSchema = z.object({
  value: z.number().describe("Smallest p that the test can give with so many draws."),
  rule: z
    .enum(["sign-flips", "divisions", "mid-p", "binomial"])
    .describe("What the test counts, from which the floor of other numbers of draws follows."),
  draws: z.array(z.number()).describe("How many: pairs, or those of one side and of the other."),
  chance: z
    .number()
    .optional()
    .describe("Of the likeliest outcome of a draw under the hypothesis; one half if left out."),
});
export type Floor = z.output<typeof floorSchema>;

export const pSchema = z.object({
  value: z.number(),
  method: z.string(),
  null: z.number().describe("The value of the difference (or level) that was tested."),
  floor: floorSchema.optional().describe("Of an exact test; left out for any other."),
});

/** Which correction a comparison was adjusted by. */
export const correctionSchema = z
  .string()
  .optional()
  .describe("Name of the correction that adjusted it; left out where it stands alone.");

/** Set where an exact test cannot get below 0.05 with so few draws. */
export const beyondReachSchema = z
  .object({
    p: z.number().describe("Smallest adjusted p that the test could give."),
    needed: z
      .number()
      .nullable()
      .describe("Draws, on each side where there are two, with which it could; null: unknown."),
  })
  .optional();
export type PValue = z.output<typeof pSchema>;

const twoWay = intervalSchema
  .nullable()
  .describe(
    "Over replicates and units at once, so that it speaks about more of both; null where the same units do not occur in at least three replicates.",
  );

const missing = z.record(z.string(), z.number()).describe("Cause to number of samples.");

const missingShare = z.object({
  missing: z.number().describe("Planned samples without a score."),
  planned: z.number(),
  share: z
    .number()
    .describe(
      "Of the samples, or of the weight of the units without any score, whichever is more.",
    ),
});

/** Values by draw (cluster or replicate): what the interval's spread is made of. */
export const drawSchema = z.object({
  id: z.string(),
  label: z.string(),
  group: z.string().optional(),
  value: z.number(),
  interval: intervalSchema.nullable().describe("Within the draw."),
  n: z.number(),
});
export type Draw = z.output<typeof drawSchema>;

export const partIds = [
  "raw",
  "sensitivity",
  "specificity",
  "kappa",
  "alpha",
  "labels",
  "positives",
  "negatives",
  "threshold",
  "flagged",
] as const;

/** What a judged rate or a ranking is made of, beside its value. */
export const partSchema = z.object({
  id: z.enum(partIds),
  label: z.string(),
  value: z.number().nullable(),
  reason: z.string().optional().describe("Why value or interval is null."),
  interval: intervalSchema.nullable(),
  n: z.number().describe("Samples that it rests on."),
  is: z.enum(["share", "number", "count"]).describe("How it is written."),
});
export type EstimatePart = z.output<typeof partSchema>;

export const publishedSchema = z.object({
  citation: z.string().describe("Key in the bibliography."),
  place: z.string().describe("Where in the source the number stands."),
  interval: z.string().nullable().describe("What the published interval is; null: none reported."),
  ours: intervalSchema.nullable().describe("Interval of ours from value and n; marked as ours."),
});
export type Published = z.output<typeof publishedSchema>;

export const estimateSchema = z.object({
  experiment: z.string(),
  metric: z.string(),
  of: selectionSchema,
  value: z
    .number()
    .nullable()
    .describe("Proportion in [0, 1] for a binary metric; null with a reason when there is none."),
  reason: z.string().optional().describe("Why value or interval is null."),
  interval: intervalSchema.nullable(),
  method: z.string().describe("How value and interval were computed, for the method line."),
  drawn: z
    .enum(["unit", "cluster", "replicate"])
    .describe("What the interval's spread is made of, and so what it generalises to more of."),
  generalisesTo: z
    .string()
    .describe(
      "What the interval speaks about, e.g. `these models as they are, on further prompts of the same kind`.",
    ),
  n: z.number().describe("Scored samples."),
  total: z
    .number()
    .nullable()
    .describe("Sum of the scores: the count of ones for a binary metric."),
  units: z.number(),
  clusters: z.number().nullable(),
  replicates: z.number(),
  effectiveN: z.number().nullable(),
  twoWay,
  pooled: intervalSchema
    .nullable()
    .describe("What treating every sample as independent would have claimed."),
  missing,
  missingShare: z
    .number()
    .describe(
      "Without a score: of the samples, or of the weight of the units without any, whichever is more.",
    ),
  trained: z
    .boolean()
    .optional()
    .describe("false: no model here was trained, so that its runs say nothing of trainings."),
  worstCase: z
    .object({ lower: z.number(), upper: z.number(), outer: intervalSchema })
    .nullable()
    .describe("Bounds over every way the missing samples could have scored."),
  draws: z
    .array(drawSchema)
    .describe("By cluster or replicate, where the design has them; empty otherwise."),
  averagedOver: z
    .array(z.string())
    .describe("Factors left out of the selection that have several levels."),
  parts: z
    .array(partSchema)
    .optional()
    .describe(
      "Of a judged metric: the judge's own rate and how it agrees with people. Of a ranking: positives, negatives, threshold.",
    ),
  warnings: z.array(z.string()),
  published: publishedSchema.nullable().describe("Set for transcribed numbers: never recomputed."),
});
export type Estimate = z.output<typeof estimateSchema>;

export const contrastSchema = z.object({
  experiment: z.string(),
  metric: z.string(),
  of: selectionSchema,
  versus: selectionSchema,
  scale: z
    .enum(["difference", "ratio", "interaction"])
    .describe("interaction: difference in differences across `across`."),
  across: z.string().nullable().describe("Factor of an interaction."),
  value: z.number().nullable(),
  reason: z.string().optional(),
  interval: intervalSchema.nullable(),
  raw: z
    .object({ value: z.number().nullable(), interval: intervalSchema.nullable() })
    .optional()
    .describe("Of a judged metric: the same by the judge alone, not corrected."),
  p: pSchema.nullable(),
  method: z.string(),
  drawn: z
    .enum(["unit", "cluster", "replicate"])
    .describe("What the interval's spread is made of."),
  generalisesTo: z.string(),
  estimates: z
    .object({ of: z.number().nullable(), versus: z.number().nullable() })
    .describe(
      "The two values whose difference (or ratio) it is: over the same units where they pair.",
    ),
  n: z.object({ of: z.number(), versus: z.number() }),
  paired: z.boolean(),
  pairs: z.object({ used: z.number(), planned: z.number() }).nullable(),
  units: z.number().describe("Draws that the interval rests on: units, clusters or replicates."),
  asked: z.number().describe("Units that were asked, on the side with fewer."),
  clusters: z
    .number()
    .nullable()
    .describe("Clusters that they are nested in, on the side with fewer; null: no clusters."),
  replicates: z.number(),
  smallestDetectable: z
    .number()
    .nullable()
    .describe(
      "Difference that this design shows with 80 % power; null where its exact test can show none.",
    ),
  missing: z.number().optional().describe("Planned samples without a score, on both sides."),
  missingBySide: z
    .object({ of: missingShare, versus: missingShare })
    .optional()
    .describe("Left out where no sample is missing."),
  leftOut: z
    .object({ noun: z.string(), shared: z.number(), planned: z.number() })
    .optional()
    .describe("Set where some units are on one side only: how many both sides share, of how many."),
  twoWay,
  pooled: intervalSchema.nullable(),
  worstCase: z.object({ lower: z.number(), upper: z.number(), outer: intervalSchema }).nullable(),
  adjusted: z
    .object({
      p: z.number().nullable(),
      interval: intervalSchema.nullable(),
      family: z.number(),
      rank: z.number(),
      correction: correctionSchema,
      beyondReach: beyondReachSchema,
    })
    .nullable()
    .describe("Within its family: adjusted p, and the interval at the level of its step."),
  draws: z.array(drawSchema).describe("Difference within each cluster or replicate."),
  averagedOver: z.array(z.string()),
  restricted: z
    .array(z.string())
    .describe("Levels left out because one side lacks them, in words."),
  counted: z
    .object({ of: z.array(selectionSchema), versus: z.array(selectionSchema) })
    .optional()
    .describe("What is left of each side; left out where nothing is left out of them."),
  warnings: z.array(z.string()),
  published: z
    .boolean()
    .describe("Rests on transcribed numbers; interval, where there is one, is ours."),
});
export type Contrast = z.output<typeof contrastSchema>;
