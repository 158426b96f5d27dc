import type { BesideKind } from "../beside-kind.ts";
import { homeMarkdown } from "../markdown/home.ts";
import { linksFrom } from "../parts/links.ts";

/** The home page, and the same under the name that language models look for. */
const paths = ["index.md", "llms.txt"] as const;

export const homeMarkdownFiles: BesideKind = {
  name: "home-markdown",
  doc: "What the report holds, as Markdown with links to Markdown: `index.md` and `llms.txt`.",
  files: ({ report }) => {
    const { site, notebooks, findings, experiments } = report;
    const of = [
      site,
      notebooks.map(({ id, title, summary }) => ({ id, title, summary })),
      findings.map(({ notebook, id, text, words }) => ({ notebook, id, text, words })),
      experiments.map(({ experiment: { id, title, summary, hidden }, samples }) => [
        id,
        title,
        summary,
        hidden,
        samples !== undefined,
      ]),
    ];
    return paths.map((path) => ({
      path,
      of,
      make: () => `${homeMarkdown(report, linksFrom(path, site))}\n`,
    }));
  },
};
