import { stableJson } from "../../lib/stable-json.ts";
import { address } from "../../model/report/address.ts";
import type { BesideKind } from "../beside-kind.ts";
import { fullAddress } from "../parts/links.ts";
import { verdictLine } from "../parts/names.ts";
import { ofFindings } from "../parts/under-all-names.ts";

export const findingOembed: BesideKind = {
  name: "finding-oembed",
  doc: "A finding with its verdict and number, as oEmbed of the kind `link`; needs `site.url`.",
  files: ({ report: { site, ...report } }) =>
    ofFindings({ site, ...report }, "oembed.json", (finding) => {
      if (fullAddress(site, address.finding(finding.notebook, finding.id)) === null) return null;
      return {
        of: [finding.text, finding.words, site],
        make: () =>
          stableJson({
            version: "1.0",
            type: "link",
            title: `${finding.text} ${verdictLine(finding)}`,
            provider_name: site.name,
            provider_url: site.url,
          }),
      };
    }),
};
