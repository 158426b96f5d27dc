import { address } from "../../model/report/address.ts";
import type { BesideKind } from "../beside-kind.ts";
import { listMarkdown } from "../markdown/list.ts";
import { linksFrom } from "../parts/links.ts";
import type { ListName } from "../parts/report-lists.ts";
import { reportList } from "../parts/report-lists.ts";

export const listMarkdownFiles: BesideKind = {
  name: "list-markdown",
  doc: "All figures, findings, experiments, and samples by experiment, as Markdown.",
  files: ({ report }) =>
    (Object.keys(address.lists) as ListName[]).map((name) => {
      const list = reportList(report, name);
      return {
        path: list.inMarkdown,
        of: [list, report.site.url],
        make: () => `${listMarkdown(list, linksFrom(list.inMarkdown, report.site))}\n`,
      };
    }),
};
