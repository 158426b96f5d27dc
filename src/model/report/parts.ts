import { z } from "zod";
import { partIds } from "./estimate.ts";

/**
 * Parts: what pages and exporters place of a number or a verdict, composed once. What an estimate or contrast already
 * says in words (`method`, `generalisesTo`) stands beside its parts and is not said twice.
 */
export const numberPartsSchema = z.object({
  value: z.string().nullable().describe("As readers see it, with its unit; null: see `reason`."),
  interval: z.string().nullable().describe("In brackets, without a unit; null: see `reason`."),
  unit: z.string().describe("`%`, `pp`, or empty where the numbers have none."),
  reason: z.string().nullable().describe("Why there is no value or no interval."),
  mark: z
    .enum(["published", "ours"])
    .nullable()
    .describe(
      "published: transcribed from a source; ours: computed by us from transcribed numbers; null: computed from samples.",
    ),
  text: z.string().describe("Value, interval or reason, and mark, in one line."),
});
export type NumberParts = z.output<typeof numberPartsSchema>;

export const estimatePartsSchema = numberPartsSchema.extend({
  ours: z.string().nullable().describe("Our own interval of a transcribed number."),
  pooled: z.string().nullable().describe("What pooling every sample would have claimed."),
  parts: z
    .array(z.object({ id: z.enum(partIds), value: z.string(), interval: z.string().nullable() }))
    .optional()
    .describe("Of what the estimate is made of; the reason in place of a value that is not known."),
  n: z.string(),
  missing: z.string().describe("Samples without a score."),
});
export type EstimateParts = z.output<typeof estimatePartsSchema>;

export const contrastPartsSchema = numberPartsSchema.extend({
  name: z.string().describe("What is compared with what, for headings: `Tagged against untagged`."),
  group: z
    .string()
    .describe("What it stands with in a table: the factor, and what every row is compared with."),
  over: z.string().describe("What it is averaged over, and what was left out of it."),
  n: z.string().describe("Samples of the two sides."),
  p: z.string().nullable().describe("Of the exact test, adjusted where the contrast is."),
  correction: z.string().nullable().describe("Name of the correction that adjusted it."),
  couldShow: z
    .string()
    .nullable()
    .describe("The smallest true difference that four of five such studies would find."),
});
export type ContrastParts = z.output<typeof contrastPartsSchema>;

export const checkPartsSchema = z.object({
  result: z.string(),
  interval: z.string().nullable(),
  more: z.string().nullable().describe("What is said beside a result that is a number."),
});
export type CheckParts = z.output<typeof checkPartsSchema>;

export const findingPartsSchema = numberPartsSchema.extend({
  name: z.string().describe("The contrast, or the metric and its condition."),
  found: z
    .string()
    .describe("What was found of what, with the interval that the verdict was read from."),
  sides: z.string().nullable().describe("What is compared with what; null for a level."),
  read: z
    .string()
    .nullable()
    .describe("The interval that the verdict was read from, with its level where that is not 95%."),
  line: z
    .string()
    .describe("The short form: verdict, what was found, what was expected, and what else decided."),
  expected: z.string(),
  kind: z
    .string()
    .describe("`claim` or `hypothesis`, and whether that was registered before its results."),
  registered: z
    .string()
    .nullable()
    .describe("When a hypothesis was registered, or that it was not; null of a claim."),
  n: z.string(),
  scope: z.string().describe("What the verdict speaks about."),
  method: z.string().describe("How the number was computed, in sentences."),
  verdict: z.string().describe("The word of the verdict, with its scope."),
  sentence: z.string().describe("What decided the verdict."),
  correction: z.string().nullable().describe("Name of the correction; null where none was made."),
  family: z.string().describe("How many findings were read together, and the adjusted p."),
  decided: z
    .object({
      level: z.string(),
      interval: z.string(),
      own: z.string().nullable().describe("The level of `interval` of the finding."),
    })
    .nullable()
    .describe("The interval that the verdict was read from, where that is not `interval`."),
  alone: z
    .object({ value: z.string(), interval: z.string().nullable() })
    .nullable()
    .describe("What the judge alone says, beside a corrected rate."),
  compared: z
    .object({ of: z.string().nullable(), versus: z.string().nullable() })
    .nullable()
    .describe("The two sides as they were compared: on the same units, where they pair."),
  checks: z.array(checkPartsSchema).describe("Of each check, in order."),
});
export type FindingParts = z.output<typeof findingPartsSchema>;
