import type { BesideKind } from "../beside-kind.ts";
import { ofFindings } from "../parts/under-all-names.ts";
import { pictureOf } from "../pictures/grounds.ts";

export const findingPng: BesideKind = {
  name: "finding-png",
  doc: "The chart of a finding’s own page at twice its size, on white.",
  files: ({ report, styles }) =>
    ofFindings(report, "png", ({ chart }) => {
      const widest = chart.at(-1)?.svg;
      return widest === undefined
        ? null
        : { of: [widest], make: () => pictureOf(widest, styles, "white") };
    }),
};
