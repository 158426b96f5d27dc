import { experimentOf, notebookOf } from "../../model/report/lookup.ts";
import type { BesideKind } from "../beside-kind.ts";
import { bibtexOf } from "../citation/citations.ts";
import { citedFinding } from "../citation/cited.ts";
import { fullAddress } from "../parts/links.ts";
import { ofFindings } from "../parts/under-all-names.ts";

export const findingBibtex: BesideKind = {
  name: "finding-bibtex",
  doc: "How to cite a finding, as BibTeX.",
  files: ({ report }) => {
    return ofFindings(report, "bib", (finding) => {
      const notebook = notebookOf(report, finding.notebook);
      const { hash } = experimentOf(report, finding.experiment);
      const cited = citedFinding(finding, notebook, report.site, hash);
      const url = fullAddress(report.site, cited.path);
      return { of: [cited, url], make: () => bibtexOf(cited, url) };
    });
  },
};
