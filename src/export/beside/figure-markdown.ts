import type { BesideKind } from "../beside-kind.ts";
import { figureMarkdown } from "../markdown/figure.ts";
import { linksFrom } from "../parts/links.ts";
import { ofFigures } from "../parts/under-all-names.ts";

export const figureMarkdownFiles: BesideKind = {
  name: "figure-markdown",
  doc: "The page of a figure as Markdown: its drawing by a link, its text alternative, data and method.",
  files: ({ report }) =>
    ofFigures(report, "md", (figure, path) => ({
      of: [figure, report.site.url],
      make: () =>
        `${figureMarkdown(figure, linksFrom(path, report.site), { titled: "heading" })}\n`,
    })),
};
