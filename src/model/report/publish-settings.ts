import { z } from "zod";

const reason = z.string().trim().min(1).describe("Why, as readers are told.");

const value = z.union([z.string(), z.number(), z.boolean()]);

/** A regular expression that finds something, and never nothing. */
const pattern = z
  .string()
  .min(1)
  .refine((text) => compiled(text) !== null, "a regular expression of JavaScript")
  .refine((text) => !compiled(text)?.test(""), "a pattern that an empty text does not fit");

function compiled(text: string): RegExp | null {
  try {
    return new RegExp(text, "u");
  } catch {
    return null;
  }
}

/** Samples whose texts are kept back. */
export const withholdSchema = z.strictObject({
  experiment: z.string().optional().describe("Id of the experiment; left out: all of them."),
  where: z
    .record(z.string(), z.union([value, z.array(value).min(1)]))
    .refine((where) => Object.keys(where).length > 0, "at least one name with its value")
    .describe(
      "Factors, `unit`, or fields of records, each with its value or a list of them; all must hold.",
    ),
  reason,
});
export type Withhold = z.output<typeof withholdSchema>;

/** Text that is replaced wherever a sample shows it. */
export const redactSchema = z.strictObject({
  pattern: pattern.describe("Regular expression of JavaScript; it sees one text at a time."),
  with: z.string().optional().describe("What stands in its place; `[redacted]` if left out."),
  reason,
});
export type Redact = z.output<typeof redactSchema>;

/** What of samples is published. Scores are always: each is counted. */
export const publishSettingsSchema = z.strictObject({
  fields: z
    .array(z.string().min(1))
    .optional()
    .describe(
      "What samples show, and nothing else: names of turns, `target`, `place`, fields of records. Left out: all turns, the target and the place, and no field.",
    ),
  withhold: z
    .array(withholdSchema)
    .optional()
    .describe("Samples whose texts and target are kept back, with a reason."),
  redact: z.array(redactSchema).optional().describe("Texts that are replaced, with a reason."),
  canary: z
    .union([z.literal(false), z.guid()])
    .optional()
    .describe(
      "The GUID that stands beside samples, so that they are found in what models were trained on; false: none. Left out: one of this report.",
    ),
});
export type PublishSettings = z.output<typeof publishSettingsSchema>;
