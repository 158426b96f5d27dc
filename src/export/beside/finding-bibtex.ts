import type { BesideKind } from "../beside-kind.ts";
import { bibtexOf } from "../citation/citations.ts";
import { citedFinding } from "../citation/cited.ts";
import { partsById } from "../parts/by-id.ts";
import { dataHashes } from "../parts/data-hashes.ts";
import { fullAddress } from "../parts/links.ts";
import { ofFindings } from "../parts/under-all-names.ts";

export const findingBibtex: BesideKind = {
  name: "finding-bibtex",
  doc: "How to cite a finding, as BibTeX.",
  files: ({ report }) => {
    const parts = partsById(report);
    const hashOf = dataHashes(report);
    return ofFindings(report, "bib", (finding) => {
      const notebook = parts.notebook(finding.notebook);
      const cited = citedFinding(finding, notebook, report.site, hashOf(finding.experiment));
      const url = fullAddress(report.site, cited.path);
      return { of: [cited, url], make: () => bibtexOf(cited, url) };
    });
  },
};
