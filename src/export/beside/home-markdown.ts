import type { BesideKind } from "../beside-kind.ts";
import { homeMarkdown } from "../markdown/home.ts";
import { linksFrom } from "../parts/links.ts";

/** The home page, and the same under the name that language models look for. */
const paths = ["index.md", "llms.txt"] as const;

export const homeMarkdownFiles: BesideKind = {
  name: "home-markdown",
  doc: "What the report holds, as Markdown with links to Markdown: `index.md` and `llms.txt`.",
  files: ({ report }) =>
    paths.map((path) => ({
      path,
      of: [
        report.site,
        report.notebooks,
        report.findings,
        report.experiments.map((e) => e.experiment),
      ],
      make: () => `${homeMarkdown(report, linksFrom(path, report.site))}\n`,
    })),
};
