import { stableJson } from "../../lib/stable-json.ts";
import { experimentOf } from "../../model/report/lookup.ts";
import type { BesideKind } from "../beside-kind.ts";
import { ofFindings } from "../parts/under-all-names.ts";

export const findingJson: BesideKind = {
  name: "finding-json",
  doc: "All that is known of a finding but its drawings, with the hash of the data behind it.",
  files: ({ report }) => {
    return ofFindings(report, "json", (finding) => {
      const { strip: _strip, chart: _chart, place: _place, ...data } = finding;
      const { hash: provenance } = experimentOf(report, finding.experiment);
      return { of: [finding, provenance], make: () => stableJson({ ...data, provenance }) };
    });
  },
};
