import { stableJson } from "../../lib/stable-json.ts";
import { address } from "../../model/report/address.ts";
import type { BesideKind } from "../beside-kind.ts";
import { embedFrame, embedHeight, embedWidth } from "../meta/embed.ts";
import { fullAddress } from "../parts/links.ts";
import { ofFigures } from "../parts/under-all-names.ts";

export const figureOembed: BesideKind = {
  name: "figure-oembed",
  doc: "How to set a figure into another page, as oEmbed; needs `site.url`.",
  files: ({ report: { site, ...report } }) =>
    ofFigures({ site, ...report }, "oembed.json", (figure) => {
      const frame = fullAddress(site, address.embed(figure.notebook, figure.id));
      if (frame === null) return null;
      return {
        of: [figure, site],
        make: () =>
          stableJson({
            version: "1.0",
            type: "rich",
            title: figure.title,
            provider_name: site.name,
            provider_url: site.url,
            width: embedWidth,
            height: embedHeight(figure),
            html: embedFrame(figure, frame),
          }),
      };
    }),
};
