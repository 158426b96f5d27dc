import type { WholeFormat } from "../whole-format.ts";

export const markdown: WholeFormat = {
  name: "markdown",
  ending: ".md",
  doc: "Text for LessWrong and the Alignment Forum: paste it into their Markdown editor. Pictures come from the published report.",
  make: async (task) => (await import("../forum/whole-markdown.ts")).wholeMarkdown(task),
};
