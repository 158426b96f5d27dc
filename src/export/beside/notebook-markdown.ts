import { address } from "../../model/report/address.ts";
import { figureOf, findingOf } from "../../model/report/lookup.ts";
import type { BesideKind } from "../beside-kind.ts";
import { notebookMarkdown } from "../markdown/notebook.ts";
import { linksFrom } from "../parts/links.ts";

export const notebookMarkdownFiles: BesideKind = {
  name: "notebook-markdown",
  doc: "A notebook as Markdown, its numbers resolved, its figures by links.",
  files: ({ report }) => {
    return report.notebooks.flatMap((notebook) => {
      const { id, aliases, figures, findings } = notebook;
      const of = [
        notebook,
        report.site.url,
        ...figures.map((figure) => figureOf(report, id, figure)),
        ...findings.map((finding) => findingOf(report, id, finding)),
      ];
      return [id, ...aliases].map((name) => {
        const path = address.notebookAs(name, "md");
        const make = () => `${notebookMarkdown(notebook, report, linksFrom(path, report.site))}\n`;
        return { path, of, make };
      });
    });
  },
};
