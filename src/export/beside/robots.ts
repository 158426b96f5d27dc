import { address } from "../../model/report/address.ts";
import type { BesideKind } from "../beside-kind.ts";

/**
 * What programs may do with the pages. A report may be found and quoted; its samples are test data, which models should
 * not be trained on.
 */
export const robots: BesideKind = {
  name: "robots",
  doc: "`robots.txt`: everything may be read, found and quoted, nothing trained on (`Content-Signal`).",
  files: ({ report: { site } }) => [
    {
      path: "robots.txt",
      of: [site.url],
      make: () =>
        [
          "User-agent: *",
          "Content-Signal: search=yes, ai-input=yes, ai-train=no",
          "Allow: /",
          ...(site.url === undefined
            ? []
            : ["", `Sitemap: ${new URL(address.sitemap(), site.url).href}`]),
          "",
        ].join("\n"),
    },
  ],
};
