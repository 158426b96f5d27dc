import { address } from "../../model/report/address.ts";
import type { BesideKind } from "../beside-kind.ts";

/** Markdown files of samples, below the root of the report. */
const twins = "samples/*.md$";

/**
 * What programs may do with the pages. A report may be found and quoted; its samples are test data, which models should
 * not be trained on. Pages of samples ask not to be listed. Their Markdown files have no place to say so: they are closed
 * here, and the pages stay open, since who may not read a page does not see what it asks.
 */
export const robots: BesideKind = {
  name: "robots",
  doc: "`robots.txt`: everything may be read, found and quoted, nothing trained on (`Content-Signal`); Markdown of samples is not listed.",
  files: ({ report: { site, experiments } }) => [
    {
      path: "robots.txt",
      of: [site.url, experiments.some(({ samples }) => samples)],
      make: () =>
        [
          "User-agent: *",
          "Content-Signal: search=yes, ai-input=yes, ai-train=no",
          "Allow: /",
          ...(experiments.some(({ samples }) => samples)
            ? [`Disallow: ${site.url === undefined ? "/" : new URL(site.url).pathname}${twins}`]
            : []),
          ...(site.url === undefined
            ? []
            : ["", `Sitemap: ${new URL(address.sitemap(), site.url).href}`]),
          "",
        ].join("\n"),
    },
  ],
};
