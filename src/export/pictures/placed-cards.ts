import { createHash } from "node:crypto";
import type { Report } from "../../model/index.ts";
import type { DrawingStyles } from "../figures/standalone-svg.ts";
import { cardSvg } from "./card.ts";
import { cardColours, cardsOf } from "./cards.ts";

/** A card with its address, which names its content: no cache shows an old one. */
export interface PlacedCard {
  readonly path: string;
  readonly svg: string;
  readonly alt: string;
}

/** Digits of the hash in the name of a card. */
const hashDigits = 8;

/** Cards by the address of their page. Who reads a link needs a full address: without one there are none. */
export function placedCards(
  report: Report,
  styles: DrawingStyles,
): ReadonlyMap<string, PlacedCard> {
  if (report.site.url === undefined) return new Map();
  const known = placed.get(report);
  if (known) return known;
  const made = composed(report, styles);
  placed.set(report, made);
  return made;
}

/** Pages ask for their cards' names, and files for the cards: they are composed once for each report. */
const placed = new WeakMap<Report, ReadonlyMap<string, PlacedCard>>();

function composed(report: Report, styles: DrawingStyles): ReadonlyMap<string, PlacedCard> {
  const colours = cardColours(styles);
  return new Map(
    cardsOf(report, styles).map(({ page, card, alt }) => {
      const svg = cardSvg(card, colours);
      const hash = createHash("sha256").update(svg).digest("hex").slice(0, hashDigits);
      const path = `${page === "" ? "card" : page.replace(/\/$/, "")}.${hash}.png`;
      return [page, { path, svg, alt }];
    }),
  );
}
