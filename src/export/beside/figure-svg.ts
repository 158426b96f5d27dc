import type { BesideKind } from "../beside-kind.ts";
import { standaloneSvg } from "../figures/standalone-svg.ts";
import { ofFigures } from "../parts/under-all-names.ts";

export const figureSvg: BesideKind = {
  name: "figure-svg",
  doc: "The widest drawing of a figure, in its light colours, with its styles and its face inside.",
  files: ({ report, styles }) =>
    ofFigures(report, "svg", ({ drawings }) => {
      const widest = drawings.at(-1)?.svg;
      return widest === undefined
        ? null
        : { of: [widest], make: () => standaloneSvg(widest, styles) };
    }),
};
