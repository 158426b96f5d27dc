import type { ElementContent } from "hast";
import { toString as textOf } from "mdast-util-to-string";
import { z } from "zod";
import type { Bound } from "../markdown/bound-node.ts";
import { list } from "../parse/attributes.ts";
import { bound, h, isInBibliography } from "./shared/bound.ts";
import type { InlineDirective } from "./shared/directive.ts";
import type { Page } from "./shared/page.ts";

const schema = z.strictObject({
  key: z
    .string()
    .min(1)
    .optional()
    .describe("Key in the bibliography, where it is not in the square brackets."),
});

export const cite: InlineDirective<z.output<typeof schema>> = {
  name: "cite",
  kind: "inline",
  doc: "Numbers of sources in the list of references; several keys are separated by commas.",
  example: ":cite[miller2024]",
  label: "Keys in content/references.json or content/references.bib.",
  attributes: schema,
  run(call, page) {
    const keys = list(call.attributes.key ?? textOf(call.label));
    if (keys.length === 0) {
      page.problems.error("attribute-is-valid", call.place(), `${call.shown} has no key`, {
        expected: ":cite[key]",
        found: "none",
      });
      return null;
    }
    const known = keys.map((key) => isInBibliography(key, call, page));
    if (known.includes(false)) return null;
    return {
      type: "in-order",
      mentions: null,
      cites: keys,
      settle: ({ numbers }) => marker(numbers, page),
    };
  },
};

/** Numbers that lead to the list of references, directly after the word before them. */
function marker(numbers: readonly number[], page: Page): Bound {
  const links = numbers.flatMap((number, index): ElementContent[] => [
    ...(index ? [{ type: "text" as const, value: ", " }] : []),
    h("a", { href: page.here(`ref-${number}`) }, String(number)),
  ]);
  return {
    ...bound([h("sup", {}, ...links)], ` [${numbers.join(", ")}]`, "nothing"),
    attached: true,
  };
}
