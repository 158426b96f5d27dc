import type { BesideKind } from "../beside-kind.ts";
import { ofFigures } from "../parts/under-all-names.ts";
import { grounds, pictureOf } from "../pictures/grounds.ts";

export const figurePng: BesideKind = {
  name: "figure-png",
  doc: "The widest drawing of a figure at twice its size: on white, with a transparent background (`-transparent.png`), and dark (`-dark.png`).",
  files: ({ report, styles }) =>
    grounds.flatMap(({ ending, ground }) =>
      ofFigures(report, ending, ({ drawings }) => {
        const widest = drawings.at(-1)?.svg;
        return widest === undefined
          ? null
          : { of: [widest], make: () => pictureOf(widest, styles, ground) };
      }),
    ),
};
