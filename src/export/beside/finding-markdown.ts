import type { BesideKind } from "../beside-kind.ts";
import { findingMarkdown } from "../markdown/finding.ts";
import { linksFrom } from "../parts/links.ts";
import { ofFindings } from "../parts/under-all-names.ts";

export const findingMarkdownFiles: BesideKind = {
  name: "finding-markdown",
  doc: "The page of a finding as Markdown: the claim, its verdict with the number, checks and method.",
  files: ({ report }) =>
    ofFindings(report, "md", (finding, path) => ({
      of: [finding, report.site.url],
      make: () => `${findingMarkdown(finding, linksFrom(path, report.site))}\n`,
    })),
};
