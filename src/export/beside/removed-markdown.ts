import { noticeFiles } from "../../report/notice-files.ts";
import type { BesideKind } from "../beside-kind.ts";
import { noticeMarkdown } from "../markdown/notice.ts";
import { noticeOf } from "../meta/notice.ts";
import { linksFrom } from "../parts/links.ts";

export const removedMarkdown: BesideKind = {
  name: "removed-markdown",
  doc: "What became of a notebook, figure or finding that was removed, as Markdown.",
  files: ({ report }) =>
    (report.removed ?? []).flatMap((page) =>
      noticeFiles(page)
        .filter((path) => path.endsWith(".md"))
        .map((path) => {
          const notice = noticeOf(page, report.publication);
          return {
            path,
            of: [notice, report.site.url],
            make: () => noticeMarkdown(notice, linksFrom(path, report.site)),
          };
        }),
    ),
};
