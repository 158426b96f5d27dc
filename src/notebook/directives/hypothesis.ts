import { z } from "zod";
import type { BlockDirective } from "./shared/directive.ts";
import { isDraft, showDraft } from "./shared/show-draft.ts";
import { findingAttributes, registeredAttributes, showFinding } from "./shared/show-finding.ts";

const schema = z.strictObject({
  ...findingAttributes,
  ...registeredAttributes,
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
  doc: "What was expected: its verdict is shown whatever it is, and a refuted one is a result. The page says whether it was registered before the results or written with the data in hand.",
  example:
    ':::hypothesis{#habit-stays metric=doclike of="arm=doctag" versus="arm=sdf" expect=less}\nThe habit stays behind the tag.\n:::',
  label: null,
  body: "The hypothesis, a sentence in Markdown; may hold values, unless it is registered. Of a registered one the sentence is as it was; words in square brackets are added and not looked for: `One [instruction] that means nothing does not.`",
  judged: "hypothesis",
  anchor: (raw) => (isDraft(raw) ? null : "finding"),
  attributes: schema,
  run: (call, page) => (isDraft(call.raw) ? showDraft(call, page) : showFinding(call, page)),
};
