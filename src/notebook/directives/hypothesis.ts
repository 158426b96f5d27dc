import { z } from "zod";
import type { BlockDirective } from "./shared/directive.ts";
import { isDraft, showDraft } from "./shared/show-draft.ts";
import { findingAttributes, showFinding } from "./shared/show-finding.ts";

const schema = z.strictObject({
  ...findingAttributes,
  written: z.iso
    .date("a date, YYYY-MM-DD")
    .optional()
    .describe(
      "Date on which it was written down, YYYY-MM-DD, no later than the page's; leave it out where nobody noted it.",
    ),
  draft: z
    .enum(["", "true", "false"])
    .optional()
    .describe(
      "The name alone: the sentence is still to be written. It is shown without a verdict, nowhere but here, and `check` warns of it; `new notebook` writes such a one.",
    ),
});

export const hypothesis: BlockDirective<z.output<typeof schema>> = {
  name: "hypothesis",
  kind: "block",
  doc: "A claim written before the data: its verdict is shown whatever it is, and a refuted one is a result.",
  example:
    ':::hypothesis{#habit-stays metric=doclike of="arm=doctag" versus="arm=sdf" expect=less written=2026-10-01}\nThe habit stays behind the tag.\n:::',
  label: null,
  body: "The hypothesis, a sentence in Markdown; may hold values.",
  judged: "hypothesis",
  anchor: (raw) => (isDraft(raw) ? null : "finding"),
  attributes: schema,
  run: (call, page) => (isDraft(call.raw) ? showDraft(call, page) : showFinding(call, page)),
};
