import { stableJson } from "../../lib/stable-json.ts";
import { address } from "../../model/report/address.ts";
import type { BesideKind } from "../beside-kind.ts";
import { mystPages } from "../myst/page-data.ts";
import { mystReferences } from "../myst/references.ts";
import { linksFrom } from "../parts/links.ts";

export const mystReferencesFile: BesideKind = {
  name: "myst-references",
  doc: "What sites made with MyST, Sphinx or Jupyter Book may refer to: `myst.xref.json`.",
  files: ({ report }) => {
    const path = address.mystReferences();
    const pages = mystPages(report, linksFrom(path, report.site));
    const references = mystReferences(pages);
    return [{ path, of: [references], make: () => stableJson(references) }];
  },
};
