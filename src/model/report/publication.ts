import { z } from "zod";

/** An address of a notebook, figure, finding or experiment, as an author writes it: `figures/mask/answered`. */
const keptAddress = z
  .string()
  .regex(
    /^\/?(?:(?:figures|findings)\/[^/\s]+\/[^/\s]+|experiments\/[^/\s]+|[^/\s]+)\/?$/,
    "`<notebook>`, `figures/<notebook>/<id>`, `findings/<notebook>/<id>` or `experiments/<experiment>`",
  );

/** What an author says of addresses that were published and are not there any more. */
export const removedSettingsSchema = z
  .record(
    keptAddress,
    z
      .strictObject({
        by: keptAddress.optional().describe("Address of what replaced it."),
        reason: z.string().trim().min(1).optional().describe("Why it is not there, in a sentence."),
      })
      .refine(
        ({ by, reason }) => by !== undefined || reason !== undefined,
        "`by`, `reason`, or both",
      ),
  )
  .describe(
    "Addresses that were published and are not there any more: what replaced each, or why it was withdrawn. Their pages say so.",
  );
export type RemovedSettings = z.output<typeof removedSettingsSchema>;

/** What stood at an address. */
export const keptKinds = ["notebook", "figure", "finding", "experiment", "samples"] as const;
export type KeptKind = (typeof keptKinds)[number];

/** An address that was published once and now says what became of it. */
export const removedPageSchema = z.object({
  path: z.string().describe("From the root of the site, with a slash at its end."),
  what: z.enum(keptKinds).describe("What stood there; `samples` is a page of samples."),
  title: z.string().nullable().describe("Its last title or claim; null where that is not known."),
  last: z
    .string()
    .nullable()
    .describe("Date of the last published report that had it; null where that is not known."),
  by: z.string().nullable().describe("Address of what replaced it."),
  reason: z.string().nullable(),
});
export type RemovedPage = z.output<typeof removedPageSchema>;

const versionId = z.string().regex(/^[0-9a-f]{12}$/);

/** One version of a figure or finding that stays at an address of its own. */
export const pinSchema = z.object({
  at: z
    .string()
    .regex(/^v\/[0-9a-f]{12}\/(?:figures|findings)\/[^/]+\/[^/]+\/$/)
    .describe("Its address: `v/<version>/figures/mask/answered/`."),
  version: versionId.describe("The version of the report in which it became as it is."),
  date: z.string().describe("Date of its notebook then."),
  hash: z.string().describe("sha256 over what readers see of it."),
});
export type Pin = z.output<typeof pinSchema>;

/** One version of the report: all figures and findings as they were. */
export const versionSchema = z.object({
  version: versionId,
  date: z.string().describe("The newest date that its pages bear."),
  commit: z.string().nullable().describe("The commit of its files, where they were as committed."),
  figures: z.number(),
  findings: z.number(),
  added: z
    .array(z.string())
    .describe("Addresses of figures and findings that the one before lacks."),
  changed: z.array(z.string()),
  removed: z.array(z.string()),
  verdicts: z
    .array(z.object({ path: z.string(), from: z.string(), to: z.string() }))
    .describe("Findings whose verdict is another one than in the version before."),
});
export type Version = z.output<typeof versionSchema>;

/** `v/index.json` of a published folder: every version that was published there, and where each figure and finding stays. */
export const publicationSchema = z.object({
  schemaVersion: z.literal(1),
  current: versionId,
  versions: z.array(versionSchema).describe("Oldest first."),
  pins: z
    .record(z.string(), z.array(pinSchema))
    .describe("Of each figure and finding, by its address, the version that is live last."),
  live: z
    .record(z.string(), z.string().nullable())
    .describe("Figures and findings of the current version, by address: the verdict of a finding."),
});
export type Publication = z.output<typeof publicationSchema>;
