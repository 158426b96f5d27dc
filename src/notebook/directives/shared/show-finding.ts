import { z } from "zod";
import { verdictScopes } from "../../../model/index.ts";
import * as attributes from "../../parse/attributes.ts";
import type { BlockResult, Call } from "./directive.ts";
import type { Page } from "./page.ts";

/** What a claim and a hypothesis have in common. */
export const findingAttributes = {
  id: attributes.id,
  metric: attributes.metric,
  of: attributes.of,
  versus: attributes.versus.optional(),
  experiment: attributes.experiment,
  as: attributes.as,
  across: attributes.across,
  expect: z
    .string()
    .min(1)
    .describe(
      "`greater`, `less`, `greater by 10pp`, `less by 10pp`, `at least 80%`, `at most 5%`, `equivalent within 5pp`, `not worse by 5pp`.",
    ),
  about: z
    .enum(verdictScopes)
    .optional()
    .describe(
      "What the verdict speaks about: `checkpoints`, these models as they are; `trainings`, models trained like these. Left out: trainings where there are enough runs, else checkpoints.",
    ),
  prompts: z
    .literal("fixed")
    .optional()
    .describe("Asks for a verdict on these prompts only, where runs vary and prompts are few."),
  short: z.string().min(1).optional().describe("A few words for the contents."),
  alias: attributes.alias,
};

/** What a hypothesis says of its registration. */
export const registeredAttributes = {
  registered: z.iso
    .date("a date, YYYY-MM-DD")
    .optional()
    .describe(
      "Day on which it was registered, YYYY-MM-DD: that of `commit`. Left out, the page says that it was written with the data in hand.",
    ),
  commit: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/, "the hash of a commit, at least its first seven digits")
    .optional()
    .describe(
      "Commit whose file holds the sentence. The history is asked: its day, the sentence, and that every result file of the experiment was added later.",
    ),
  file: z
    .string()
    .regex(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\n\\]+$/, "a path from the root of the report")
    .optional()
    .describe(
      "File in which the sentence stood, by its path from the root; this page if left out.",
    ),
};

const schema = z.object({ ...findingAttributes, ...registeredAttributes });
export type FindingAttributes = z.output<typeof schema>;

/** A finding in its place. It was judged with all others of the page before; here its sentence is rendered. */
export function showFinding(call: Call<FindingAttributes>, page: Page): BlockResult | null {
  const judged = page.judged.get(call.attributes.id);
  if (!judged) return null;
  const { html, text } = page.alone(call.attributes.expect).render(call.body, "blocks");
  if (text.trim() === "") {
    page.problems.error("attribute-is-valid", call.place(), `${call.shown} says nothing`, {
      expected: "a sentence between its fences",
      found: "none",
    });
    return null;
  }
  return {
    block: { kind: "finding", id: judged.id },
    finding: { ...judged, text: text.replace(/\s+/g, " ").trim(), html: oneParagraph(html) },
  };
}

/** A single paragraph loses its tags: the page has an element for the sentence. */
function oneParagraph(html: string): string {
  const [, inner] = /^<p>((?:(?!<\/?p>)[\s\S])*)<\/p>$/.exec(html) ?? [];
  return inner ?? html;
}
