import type { BesideKind } from "../beside-kind.ts";
import { standaloneSvg } from "../figures/standalone-svg.ts";
import { ofFindings } from "../parts/under-all-names.ts";
import { forPictures } from "../pictures/cards.ts";
import { pictureZoom, toPng } from "../pictures/to-png.ts";

/** The same drawing on white, and without a ground for slides of any colour. */
const grounds = [
  { ending: "png", background: "#ffffff" },
  { ending: "transparent.png", background: null },
] as const;

export const findingPng: BesideKind = {
  name: "finding-png",
  doc: "The chart of a finding’s own page at twice its size, on white; beside it one without a ground.",
  files: ({ report, styles }) =>
    grounds.flatMap(({ ending, background }) =>
      ofFindings(report, ending, ({ chart }) => {
        const widest = chart.at(-1)?.svg;
        if (widest === undefined) return null;
        const make = () => {
          const svg = standaloneSvg(widest, forPictures(styles), { ground: false });
          return toPng(svg, { zoom: pictureZoom, background });
        };
        return { of: [widest], make };
      }),
    ),
};
