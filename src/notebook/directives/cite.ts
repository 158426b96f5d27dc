import type { ElementContent } from "hast";
import { toString as textOf } from "mdast-util-to-string";
import { z } from "zod";
import { list } from "../parse/attributes.ts";
import { bound, h } from "./shared/bound.ts";
import type { InlineDirective } from "./shared/directive.ts";

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
    const numbers = keys.map((key) => page.citations?.cite(key, call, page.problems) ?? null);
    if (numbers.some((number) => number === null)) return null;
    const links = numbers.flatMap((number, index): ElementContent[] => [
      ...(index ? [{ type: "text" as const, value: ", " }] : []),
      h("a", { href: page.here(`ref-${number}`) }, String(number)),
    ]);
    return {
      ...bound([h("sup", {}, ...links)], ` [${numbers.join(", ")}]`, "nothing"),
      attached: true,
    };
  },
};
