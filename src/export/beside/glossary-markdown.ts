import type { BesideKind } from "../beside-kind.ts";
import { glossaryMarkdown } from "../markdown/glossary.ts";
import { linksFrom } from "../parts/links.ts";

const path = "glossary.md";

export const glossaryMarkdownFile: BesideKind = {
  name: "glossary-markdown",
  doc: "The words of the report and of its program, as Markdown.",
  files: ({ report }) => [
    {
      path,
      of: [report.glossary, report.site.url],
      make: () => `${glossaryMarkdown(report, linksFrom(path, report.site))}\n`,
    },
  ],
};
