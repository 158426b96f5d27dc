import { address } from "../../model/report/address.ts";
import { pinOf } from "../../model/report/lookup.ts";
import type { BesideKind } from "../beside-kind.ts";
import { asOf } from "../markdown/as-of.ts";
import { figureMarkdown } from "../markdown/figure.ts";
import { linksFrom } from "../parts/links.ts";
import { ofFigures } from "../parts/under-all-names.ts";

export const figureMarkdownFiles: BesideKind = {
  name: "figure-markdown",
  doc: "The page of a figure as Markdown: its drawing by a link, its text alternative, data and method.",
  files: ({ report }) =>
    ofFigures(report, "md", (figure, path) => {
      const pin = pinOf(report, address.figure(figure.notebook, figure.id));
      const to = linksFrom(path, report.site);
      return {
        of: [figure, report.site.url, pin],
        make: () =>
          `${[figureMarkdown(figure, to, { titled: "heading" }), ...asOf(pin, to)].join("\n\n")}\n`,
      };
    }),
};
