import { textWidth, wrapText } from "../../charts/layout/measure.ts";
import { inXml } from "../parts/xml.ts";
import { pictureFamily } from "./to-png.ts";

/** What a card shows: a picture of 1200 by 630 px that stands where somebody posts a link. */
export interface Card {
  /** What kind of thing it is, and where it stands: `Finding 5 of “Knowing more, admitting less”`. */
  readonly kicker: string;
  readonly title: string;
  /** The verdict in words. */
  readonly verdict: string | null;
  /** The number with its interval, or why there is none. */
  readonly number: string | null;
  /** What else is said, in small. */
  readonly text: string | null;
  /** A drawing with literal colours, and its size. */
  readonly drawing: {
    readonly svg: string;
    readonly width: number;
    readonly height: number;
    /** What of its figure it shows, such as `5 of 12 rows`; null where it shows all. */
    readonly part: string | null;
  } | null;
  /** Name of the report. */
  readonly report: string;
}

/** Colours of the light page; a card is the same wherever it is shown. */
export interface CardColours {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
}

const cardWidth = 1200;
const cardHeight = 630;
const edge = 56;
const top = 44;
const inner = cardWidth - 2 * edge;
const footHeight = 64;
const leading = 1.18;
/** Of the drawing: its text is then as large as the small text of the card. */
const mostZoom = 2;

/** A card as a drawing. Text is as big as it fits, so that it can be read at a quarter of the size. */
export function cardSvg(card: Card, colours: CardColours): string {
  const { paper, ink, quiet, rule } = colours;
  const parts: string[] = [];
  let y = top;
  const write = (
    text: string,
    { size, weight, fill, most }: { size: number; weight: 400 | 600; fill: string; most: number },
  ) => {
    for (const line of linesOf(text, size, weight, most)) {
      y += size * leading;
      parts.push(
        `<text x="${edge}" y="${round(y - size * 0.22)}" font-size="${size}" font-weight="${weight}" fill="${fill}">${inXml(line)}</text>`,
      );
    }
  };
  write(card.kicker, { size: 26, weight: 400, fill: quiet, most: 1 });
  y += 8;
  const large = card.drawing === null;
  write(card.title, {
    size: titleSize(card.title, large),
    weight: 600,
    fill: ink,
    most: large ? 4 : 2,
  });
  if (card.verdict !== null) {
    y += 14;
    write(card.verdict, { size: 34, weight: 600, fill: ink, most: 1 });
  }
  if (card.number !== null)
    write(card.number, { size: large ? 60 : 40, weight: 600, fill: ink, most: 2 });
  if (card.text !== null) {
    y += 10;
    write(card.text, { size: 30, weight: 400, fill: quiet, most: large ? 5 : 2 });
  }
  if (card.drawing) parts.push(placed(card.drawing, y + 18, cardHeight - footHeight - 14));
  parts.push(
    `<path d="M${edge} ${cardHeight - footHeight}H${cardWidth - edge}" stroke="${rule}" stroke-width="1.5"/>`,
    ...foot(card.report, card.drawing?.part ?? null, quiet),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${cardWidth}" height="${cardHeight}" viewBox="0 0 ${cardWidth} ${cardHeight}" font-family="${pictureFamily}"><rect width="100%" height="100%" fill="${paper}"/>${parts.join("")}</svg>`;
}

/** The name of the report, and at the right what of its figure a card shows. */
function foot(report: string, part: string | null, fill: string): readonly string[] {
  const size = 26;
  const y = cardHeight - 22;
  const besides = part === null ? 0 : textWidth(part, face(size, 400)) + size;
  const name = linesOf(report, size, 400, 1, inner - besides)[0] ?? "";
  const said = (x: number, text: string, anchor: "start" | "end") =>
    `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" fill="${fill}">${inXml(text)}</text>`;
  return [
    said(edge, name, "start"),
    ...(part === null ? [] : [said(cardWidth - edge, part, "end")]),
  ];
}

function titleSize(title: string, large: boolean): number {
  const sizes = large ? [64, 56, 48] : [44, 40, 36];
  return (
    sizes.find((size) => wrapText(title, inner, face(size, 600)).length <= 2) ?? sizes[2] ?? 36
  );
}

const face = (size: number, weight: 400 | 600) => ({ size, weight, tabular: false });

/** At most so many lines; what is cut ends in an ellipsis. */
function linesOf(
  text: string,
  size: number,
  weight: 400 | 600,
  most: number,
  room = inner,
): readonly string[] {
  const lines = wrapText(text.replace(/\s+/g, " "), room, face(size, weight));
  if (lines.length <= most) return lines;
  let last = lines[most - 1] ?? "";
  while (last.length > 1 && textWidth(`${last}…`, face(size, weight)) > room)
    last = last.replace(/\s*\S+$/, "").trim() || last.slice(0, -2);
  return [...lines.slice(0, most - 1), `${last}…`];
}

function placed(
  { svg, width, height }: NonNullable<Card["drawing"]>,
  from: number,
  bottom: number,
): string {
  const room = Math.max(0, bottom - from);
  const zoom = Math.min(mostZoom, inner / width, room / height);
  const [w, h] = [width * zoom, height * zoom];
  const x = edge + (inner - w) / 2;
  const inside = svg.replace(
    /^<svg\b[^>]*>/,
    `<svg class="chart" x="${round(x)}" y="${round(from + (room - h) / 2)}" width="${round(w)}" height="${round(h)}" viewBox="0 0 ${width} ${height}">`,
  );
  return inside;
}

const round = (value: number) => Math.round(value * 100) / 100;
