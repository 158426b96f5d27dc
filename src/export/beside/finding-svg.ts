import type { BesideKind } from "../beside-kind.ts";
import { standaloneSvg } from "../figures/standalone-svg.ts";
import { ofFindings } from "../parts/under-all-names.ts";

export const findingSvg: BesideKind = {
  name: "finding-svg",
  doc: "The chart of a finding's own page, in its light colours, with its styles and its face inside.",
  files: ({ report, styles }) =>
    ofFindings(report, "svg", ({ chart }) => {
      const widest = chart.at(-1)?.svg;
      return widest === undefined
        ? null
        : { of: [widest], make: () => standaloneSvg(widest, styles) };
    }),
};
