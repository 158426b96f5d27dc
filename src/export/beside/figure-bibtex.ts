import { address } from "../../model/report/address.ts";
import { experimentOf, notebookOf, pinOf } from "../../model/report/lookup.ts";
import type { BesideKind } from "../beside-kind.ts";
import { bibtexOf } from "../citation/citations.ts";
import { citedFigure } from "../citation/cited.ts";
import { fullAddress } from "../parts/links.ts";
import { ofFigures } from "../parts/under-all-names.ts";

export const figureBibtex: BesideKind = {
  name: "figure-bibtex",
  doc: "How to cite a figure, as BibTeX.",
  files: ({ report }) => {
    return ofFigures(report, "bib", (figure) => {
      const notebook = notebookOf(report, figure.notebook);
      const { hash } = experimentOf(report, figure.experiment);
      const pin = pinOf(report, address.figure(figure.notebook, figure.id));
      const cited = citedFigure(figure, notebook, report.site, hash, pin);
      const url = fullAddress(report.site, cited.path);
      const pinned = pin && fullAddress(report.site, pin.at);
      return { of: [cited, url], make: () => bibtexOf(cited, url, pinned) };
    });
  },
};
