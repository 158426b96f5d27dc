import type { BesideKind } from "../beside-kind.ts";
import { bibtexOf } from "../citation/citations.ts";
import { citedFigure } from "../citation/cited.ts";
import { partsById } from "../parts/by-id.ts";
import { dataHashes } from "../parts/data-hashes.ts";
import { fullAddress } from "../parts/links.ts";
import { ofFigures } from "../parts/under-all-names.ts";

export const figureBibtex: BesideKind = {
  name: "figure-bibtex",
  doc: "How to cite a figure, as BibTeX.",
  files: ({ report }) => {
    const parts = partsById(report);
    const hashOf = dataHashes(report);
    return ofFigures(report, "bib", (figure) => {
      const notebook = parts.notebook(figure.notebook);
      const cited = citedFigure(figure, notebook, report.site, hashOf(figure.experiment));
      const url = fullAddress(report.site, cited.path);
      return { of: [cited, url], make: () => bibtexOf(cited, url) };
    });
  },
};
