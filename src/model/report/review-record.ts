import { z } from "zod";

/** How many letters and digits of a sha256 a record holds: enough that two states are never taken for one. */
export const reviewHashLength = 16;

const text = z.string().trim().min(1);

/** A file `reviews/*.yaml`: what somebody said of a figure or finding, and which state of it was read. */
export const reviewRecordSchema = z.strictObject({
  of: z
    .string()
    .regex(/^[^#\s]+#[^#\s]+$/, "notebook#id")
    .describe("The figure or finding that was read: `notebook#id`."),
  by: text.describe("Who read it."),
  date: z.iso.date().describe("The day on which it was read, YYYY-MM-DD."),
  looked: text
    .optional()
    .describe("What was looked at: the page, the samples, the code. Plain text."),
  note: text.describe("What the reader found. Plain text; an empty line begins a paragraph."),
  hash: z
    .string()
    .regex(
      new RegExp(`^[0-9a-f]{${reviewHashLength}}$`),
      `${reviewHashLength} digits and letters a to f`,
    )
    .describe("What was read, as `upheld new review` writes it."),
});
export type ReviewRecord = z.output<typeof reviewRecordSchema>;

/** A record bound to what it speaks of. */
export const reviewSchema = z.object({
  notebook: z.string(),
  id: z.string().describe("Of the figure or finding, by the name that it has now."),
  by: z.string(),
  date: z.string(),
  looked: z.string().nullable(),
  note: z.string(),
  hash: z.string().describe("What was read."),
  current: z.boolean().describe("Whether that is what the page shows now."),
  file: z.string(),
});
export type Review = z.output<typeof reviewSchema>;
