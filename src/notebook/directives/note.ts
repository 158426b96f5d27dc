import { z } from "zod";
import type { BlockDirective } from "./shared/directive.ts";

const schema = z.strictObject({});

export const note: BlockDirective<z.output<typeof schema>> = {
  name: "note",
  kind: "block",
  doc: "A margin note: beside its paragraph where there is room, below it where there is not.",
  example: ":::note\nBrackets hold 95% intervals.\n:::",
  label: null,
  body: "The note, in Markdown; may hold values.",
  attributes: schema,
  run(call, page) {
    const { html, markdown } = page.render(call.body, "blocks");
    return { block: { kind: "note", html, markdown } };
  },
};
