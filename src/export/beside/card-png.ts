import type { BesideKind } from "../beside-kind.ts";
import { cardColours } from "../pictures/cards.ts";
import { placedCards } from "../pictures/placed-cards.ts";
import { toPng } from "../pictures/to-png.ts";

export const cardPng: BesideKind = {
  name: "card-png",
  doc: "The picture of 1200 by 630 px that stands where somebody posts a link; needs `site.url`.",
  files: ({ report, styles }) =>
    [...placedCards(report, styles).values()].map(({ path, svg }) => ({
      path,
      of: [svg],
      make: () => toPng(svg, { zoom: 1, background: cardColours(styles).paper }),
    })),
};
