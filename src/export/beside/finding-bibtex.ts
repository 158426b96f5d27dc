import { address } from "../../model/report/address.ts";
import { experimentOf, notebookOf, pinOf } from "../../model/report/lookup.ts";
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
      const pin = pinOf(report, address.finding(finding.notebook, finding.id));
      const cited = citedFinding(finding, notebook, report.site, hash, pin);
      const url = fullAddress(report.site, cited.path);
      const pinned = pin && fullAddress(report.site, pin.at);
      return { of: [cited, url], make: () => bibtexOf(cited, url, pinned) };
    });
  },
};
