import { address } from "../../model/report/address.ts";
import type { BesideKind } from "../beside-kind.ts";
import { experimentMarkdown } from "../markdown/experiment.ts";
import { linksFrom } from "../parts/links.ts";

export const experimentMarkdownFiles: BesideKind = {
  name: "experiment-markdown",
  doc: "The page of an experiment as Markdown: design, every number by condition, differences, data quality.",
  files: ({ report }) =>
    report.experiments.map((item) => {
      const path = address.experimentAs(item.experiment.id, "md");
      const { experiment, counts, estimates, contrasts, quality, files } = item;
      return {
        path,
        of: [experiment, counts, estimates, contrasts, quality, files, report.site.url],
        make: () => `${experimentMarkdown(item, linksFrom(path, report.site))}\n`,
      };
    }),
};
