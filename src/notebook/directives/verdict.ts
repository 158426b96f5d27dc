import { z } from "zod";
import { didYouMean } from "../../lib/nearest.ts";
import { verdictWord } from "../../wording/index.ts";
import { bound, h } from "./shared/bound.ts";
import type { InlineDirective } from "./shared/directive.ts";

const schema = z.strictObject({
  id: z.string().min(1).describe("Id of a finding of this page, written `#id`."),
});

export const verdict: InlineDirective<z.output<typeof schema>> = {
  name: "verdict",
  kind: "inline",
  doc: "The verdict of a finding of this page as a word that leads to it, with what it speaks about: upheld (these checkpoints).",
  example: ":verdict{#facts-still-land}",
  label: null,
  attributes: schema,
  run(call, page) {
    const { id } = call.attributes;
    const finding = page.judged.get(id);
    if (finding)
      return bound(
        [
          h(
            "a",
            {
              className: ["v"],
              href: page.here(id),
              dataVerdict: finding.verdict,
              ...(finding.notes.length > 0 ? { title: finding.notes.join(" ") } : {}),
            },
            verdictWord(finding),
          ),
          { type: "text", value: ` (${finding.scope.words})` },
        ],
        `${verdictWord(finding)} (${finding.scope.words})`,
        "nothing",
      );
    const ids = page.anchors.filter((a) => a.kind === "finding").map((a) => a.id);
    // A finding that stands on the page but could not be judged has its own problem.
    if (!ids.includes(id) && !page.unread.has(id))
      page.problems.error(
        "reference-is-found",
        call.place("id"),
        `The page has no finding "${id}"`,
        {
          expected: ids.map((known) => `#${known}`).join(", ") || "a finding on this page",
          found: `#${id}`,
          ...didYouMean(id, ids),
        },
      );
    return null;
  },
};
