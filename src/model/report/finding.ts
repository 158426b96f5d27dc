import { z } from "zod";
import { selectionSchema } from "../experiment/condition.ts";
import { placeSchema } from "../problems/problem.ts";
import {
  beyondReachSchema,
  contrastSchema,
  correctionSchema,
  estimateSchema,
  intervalSchema,
  pSchema,
} from "./estimate.ts";

/** The narrow grammar: `greater`, `less`, `greater by 10pp`, `at least 80%`, `equivalent within 5pp`, `not worse by 5pp`. */
export const expectationSchema = z.object({
  kind: z.enum(["greater", "less", "at-least", "at-most", "equivalent", "not-worse"]),
  amount: z
    .number()
    .describe("Margin or level: proportions for percent and pp; 0 for bare `greater` and `less`."),
  text: z.string().describe("As written, normalised."),
});
export type Expectation = z.output<typeof expectationSchema>;

/** What a verdict speaks about: these models, or trainings like theirs. */
export const verdictScopes = ["checkpoints", "trainings"] as const;

export const verdicts = ["upheld", "refuted", "undetermined"] as const;
export type Verdict = (typeof verdicts)[number];

/** One row of a finding's table *does it hold up*. */
export const checkSchema = z.object({
  label: z.string(),
  value: z.number().nullable(),
  interval: intervalSchema.nullable(),
  text: z
    .string()
    .nullable()
    .describe("Result in words, where it is not a number with an interval."),
  holds: z
    .boolean()
    .nullable()
    .describe("Whether the claim holds under this check; null where it does not apply."),
  open: z
    .literal(true)
    .optional()
    .describe(
      "Set where it neither holds nor fails: some values that are possible are as claimed.",
    ),
  scale: z.enum(["difference", "level"]),
  metric: z.string().describe("Metric whose number style applies."),
});
export type Check = z.output<typeof checkSchema>;

/** Why what is said of a registration could not be held against a history. */
export const uncheckedReasons = ["no-history", "cut-history", "results-uncommitted"] as const;
export type UncheckedReason = (typeof uncheckedReasons)[number];

/** Where a hypothesis stood before its results were there, and whether the history of the repository agrees. */
export const registrationSchema = z.object({
  date: z.string().describe("Day of the commit."),
  commit: z
    .string()
    .describe("The commit whose file holds the sentence; in full where it was checked."),
  file: z.string().describe("The file, by its path from the root of the report."),
  checked: z
    .boolean()
    .describe(
      "Whether the history has the commit, its day and the sentence, and the results only later.",
    ),
  unchecked: z.enum(uncheckedReasons).nullable().describe("Why it could not be checked."),
  results: z
    .object({ commit: z.string(), date: z.string() })
    .nullable()
    .describe("The first commit with one of the result files that decide it; null where unknown."),
});
export type FindingRegistration = z.output<typeof registrationSchema>;

export const findingSchema = z.object({
  id: z.string(),
  notebook: z.string(),
  number: z.number().describe("In order of the notebook."),
  kind: z.enum(["claim", "hypothesis"]),
  text: z.string().describe("The sentence, plain."),
  html: z.string().describe("The sentence, rendered."),
  short: z.string().optional().describe("A few words for the contents rail."),
  experiment: z.string(),
  metric: z.string(),
  of: selectionSchema,
  versus: selectionSchema.nullable(),
  expectation: expectationSchema,
  about: z
    .enum(verdictScopes)
    .optional()
    .describe("What the author asks the verdict to speak about; left out: as wide as it can."),
  prompts: z
    .literal("fixed")
    .optional()
    .describe("The author asks for a verdict on these prompts only."),
  registered: registrationSchema
    .nullable()
    .describe("Of a hypothesis; null where it was written with the data in hand."),
  region: z
    .object({ lower: z.number().nullable(), upper: z.number().nullable() })
    .describe("What was claimed, on the axis of the evidence; null: unbounded."),
  estimate: estimateSchema.nullable().describe("Evidence of a finding about a level."),
  contrast: contrastSchema.nullable().describe("Evidence of a finding about a difference."),
  p: pSchema.nullable().describe("Exact test against the nearest edge of the claim."),
  adjusted: z.object({
    p: z.number().nullable(),
    interval: intervalSchema
      .nullable()
      .describe("At the level of its step in the family; the verdict is read from it."),
    twoWay: intervalSchema
      .nullable()
      .optional()
      .describe(
        "The same over runs and prompts at once, where a verdict about trainings needs it as well.",
      ),
    family: z.number(),
    rank: z.number(),
    correction: correctionSchema,
    chosen: z
      .string()
      .optional()
      .describe(
        "Name of the correction of its page, where the finding stands alone in its family.",
      ),
    beyondReach: beyondReachSchema,
  }),
  verdict: z.enum(verdicts),
  scope: z
    .object({
      about: z.enum(verdictScopes),
      prompts: z.enum(["like-these", "these"]),
      words: z
        .string()
        .describe("What stands beside the word of the verdict: `these checkpoints`."),
    })
    .describe("What the verdict speaks about beyond the samples seen."),
  atEdge: z
    .boolean()
    .describe(
      "Whether the verdict would turn if each limit of its interval were a tenth nearer to the value, or a tenth farther.",
    ),
  notes: z
    .array(z.string())
    .describe(
      "What bears on the verdict and stands beside its word: few runs, missing scores, units left out.",
    ),
  why: z.string().describe("What decided the verdict, in a sentence."),
  beside: z
    .string()
    .optional()
    .describe(
      "What a short form must add, since the interval does not show it: what keeps it open, which edge is near.",
    ),
  checks: z.array(checkSchema),
  aliases: z.array(z.string()),
  figures: z
    .array(z.string())
    .describe("Figures of the notebook that are tied to it or show its conditions."),
  place: placeSchema,
});
export type Finding = z.output<typeof findingSchema>;
