import { address } from "../../model/report/address.ts";
import { pinOf } from "../../model/report/lookup.ts";
import type { BesideKind } from "../beside-kind.ts";
import { asOf } from "../markdown/as-of.ts";
import { findingMarkdown } from "../markdown/finding.ts";
import { linksFrom } from "../parts/links.ts";
import { ofFindings } from "../parts/under-all-names.ts";

export const findingMarkdownFiles: BesideKind = {
  name: "finding-markdown",
  doc: "The page of a finding as Markdown: the claim, its verdict with the number, checks and method.",
  files: ({ report }) =>
    ofFindings(report, "md", (finding, path) => {
      const pin = pinOf(report, address.finding(finding.notebook, finding.id));
      const to = linksFrom(path, report.site);
      return {
        of: [finding, report.site.url, pin],
        make: () => `${[findingMarkdown(finding, to), ...asOf(pin, to)].join("\n\n")}\n`,
      };
    }),
};
