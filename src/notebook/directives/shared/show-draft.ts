import type { RawAttributes } from "../../parse/attributes.ts";
import type { BlockResult, Call } from "./directive.ts";
import type { Page } from "./page.ts";

/** Whether a hypothesis is still the scaffold's: nobody has said what is expected, so there is nothing to judge. */
export function isDraft({ draft }: RawAttributes): boolean {
  return draft !== undefined && draft !== "false";
}

/** A hypothesis to be written: its sentence in its place, with a warning and without a verdict. */
export function showDraft(call: Call, page: Page): BlockResult {
  page.problems.warn("hypothesis-is-written", call.place(), `${call.shown} is still a draft`, {
    expected: "a sentence that says what you expect, and `expect` to match",
    found: "`draft`",
    fix: "Write what you expect and take `draft` out; until then it has no verdict. If you expected nothing, delete the hypothesis.",
  });
  const { html, markdown } = page.render(call.body, "blocks");
  const note = "Draft of a hypothesis, not tested:";
  return {
    block: {
      kind: "html",
      html: `<p><em>${note}</em></p>${html}`,
      markdown: `*${note}*\n\n${markdown}`,
    },
  };
}
