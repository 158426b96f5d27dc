import { z } from "zod";
import type { BlockDirective } from "./shared/directive.ts";

const schema = z.strictObject({});

export const note: BlockDirective<z.output<typeof schema>> = {
  name: "note",
  kind: "block",
  doc: "A margin note: beside its paragraph where there is room, below it where there is not. It is the one kind of note.",
  example: ":::note\nBrackets hold 95% intervals.\n:::",
  label: "Its title, in Markdown; may hold values. None if left out.",
  body: "The note, in Markdown; may hold values.",
  attributes: schema,
  run(call, page) {
    const body = page.render(call.body, "blocks");
    if (call.label.length === 0)
      return { block: { kind: "note", html: body.html, markdown: body.markdown } };
    const title = page.render(call.label, "inline");
    return {
      block: {
        kind: "note",
        html: `<p class="note-title">${title.html}</p>\n${body.html}`,
        markdown: `**${title.text}**\n\n${body.markdown}`,
      },
    };
  },
};
