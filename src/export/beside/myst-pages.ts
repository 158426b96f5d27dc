import type { BesideKind } from "../beside-kind.ts";
import { mystPages } from "../myst/page-data.ts";
import { linksFrom } from "../parts/links.ts";

export const mystPagesFiles: BesideKind = {
  name: "myst-pages",
  doc: "Each page as MyST reads it, for references and previews from other sites.",
  files: ({ report }) =>
    mystPages(report, linksFrom("", report.site)).map(({ data, of, make }) => ({
      path: data,
      of,
      make,
    })),
};
