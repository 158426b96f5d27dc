import { z } from "zod";

/** What a template of a discussion's address may hold. */
export const discussFields = ["hash", "id", "title", "url"] as const;
export type DiscussField = (typeof discussFields)[number];

const field = /\{([^{}]*)\}/g;

const giscusSchema = z.strictObject({
  repository: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, "`owner/name` of a repository on GitHub")
    .describe("`owner/name` of the repository on GitHub whose discussions are used."),
  repositoryId: z
    .string()
    .regex(/^[\w=-]+$/)
    .describe("Its id, as giscus.app shows it."),
  category: z.string().min(1).describe("Category of the discussions."),
  categoryId: z
    .string()
    .regex(/^[\w=-]+$/)
    .describe("Its id, as giscus.app shows it."),
});
export type Giscus = z.output<typeof giscusSchema>;

/** Where readers discuss a finding or a notebook. */
export const discussSchema = z
  .strictObject({
    giscus: giscusSchema
      .optional()
      .describe("Discussions on GitHub, shown in a frame of giscus.app once a reader asks for it."),
    mail: z.email().optional().describe("An address of mail."),
    link: z
      .string()
      .regex(
        /^https?:\/\/[\w.-]+(?::\d+)?[/?#]\S*$/,
        "an address that begins with https:// and a host",
      )
      .refine(
        (text) =>
          [...text.matchAll(field)].every(([, name]) =>
            (discussFields as readonly string[]).includes(name ?? ""),
          ),
        discussFields.map((name) => `{${name}}`).join(", "),
      )
      .optional()
      .describe("An address in which `{url}`, `{id}`, `{title}` and `{hash}` are filled in."),
  })
  .refine(
    (given) => Object.values(given).filter((value) => value !== undefined).length === 1,
    "one of `giscus`, `mail`, `link`",
  );
export type Discuss = z.output<typeof discussSchema>;

/** The address of a template with what it names filled in, each as a part of an address. */
export function filledIn(template: string, values: Readonly<Record<DiscussField, string>>): string {
  return template.replace(field, (_whole, name: DiscussField) => encodedPart(values[name]));
}

/** A text as a part of an address; halves of characters, which no address can hold, become a sign for what is missing. */
export const encodedPart = (text: string): string => encodeURIComponent(text.toWellFormed());
