import { counted } from "../../lib/words.ts";
import type { CardDrawing, Drawing } from "../../model/index.ts";
import type { ChartType } from "../chart-type.ts";

/**
 * Places of a drawing on a card of 800 by 420 px, which pictures have at one and a half times its size: half as wide
 * again as it is drawn, and, where little has to be shown, twice, so that its text is larger.
 */
const places = [
  { width: 544, height: 173, plotHeights: [112, 96] },
  { width: 725, height: 231, plotHeights: [160, 130] },
] as const;
type CardPlace = (typeof places)[number];
/**
 * A drawing may be so much higher than its place: it is shown that much smaller. A title compares rows, so that all of
 * them in small are worth more than some of them in large; `roomy` is for the place whose text is larger.
 */
const over = { roomy: 1.1, part: 1.6, whole: 1.9 };
/** A figure of so few rows is shown whole, however small: half of them would be another figure. */
const fewRows = 6;
/** About what a drawing has beside its rows: head, axis, foot. */
const besideRows = 64;

/**
 * A figure drawn for its card: all of it where that can be read there, else its first rows or panels, with the words
 * that say so. Null for tables.
 */
export function renderForCard<Data, Options>(
  type: ChartType<Data, Options>,
  data: Data,
  options: Options,
  id: string,
): CardDrawing | null {
  let [place, whole]: [CardPlace, Drawing | null] = [places[0], null];
  for (place of places) {
    whole = rendered(type, data, options, { id, place });
    if (whole === null) return null;
    const roomy = place === places.at(-1) ? over.whole : over.roomy;
    if (whole.height <= place.height * roomy) return { ...whole, part: null };
  }
  return whole && (partOf(type, data, options, { id, place, whole }) ?? { ...whole, part: null });
}

interface Task {
  readonly id: string;
  readonly place: CardPlace;
}

/** The highest drawing that fits; the lowest where none does. A chart of rows has one height, whatever it is asked. */
function rendered<Data, Options>(
  type: ChartType<Data, Options>,
  data: Data,
  options: Options,
  { id, place }: Task,
): Drawing | null {
  let last: Drawing | null = null;
  for (const plotHeight of place.plotHeights) {
    const next = type.render(data, options, { id, width: place.width, plotHeight });
    if (next === null || next.height === last?.height) break;
    last = next;
    if (next.height <= place.height * over.roomy) break;
  }
  return last;
}

/** As many rows or panels as fit, at least one; null where all are shown. */
function partOf<Data, Options>(
  type: ChartType<Data, Options>,
  data: Data,
  options: Options,
  { id, place, whole }: Task & { readonly whole: Drawing },
): CardDrawing | null {
  if (!type.parts) return null;
  const { word, count, first } = type.parts;
  const all = count(data);
  if (all <= fewRows) return null;
  const share = (mostHeight(place) - besideRows) / Math.max(1, whole.height - besideRows);
  let part: CardDrawing | null = null;
  for (let most = Math.min(all - 1, Math.max(1, Math.ceil(all * share))); most >= 1; most--) {
    const next = rendered(type, first(data, most), options, { id, place });
    if (next === null) break;
    part = { ...next, part: `${most} of ${counted(all, word)}` };
    if (next.height <= mostHeight(place)) break;
  }
  return part;
}

const mostHeight = ({ height }: CardPlace): number => height * over.part;
