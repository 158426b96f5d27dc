import { type Anchor, type Box, boxesMeet, type PlacedText, textBox } from "./places.ts";

/** Where a label may stand, best first; `cost` is what a place is worse by. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
  readonly cost?: number;
}

export interface LabelRequest {
  readonly lines: readonly string[];
  readonly classes: string;
  readonly hue?: number;
  readonly places: readonly Place[];
  /** What it names: the hairline from there to the label should cross no other mark. */
  readonly from?: { readonly x: number; readonly y: number };
}

export interface LabelResult {
  readonly texts: readonly PlacedText[];
  readonly box: Box;
  readonly place: Place;
}

export interface Obstacles {
  /** Never covered: marks, other labels. */
  readonly hard: readonly Box[];
  /** Better not covered; a label over them has a halo: lines. */
  readonly soft: readonly Box[];
  readonly frame: Box;
  readonly narrow: boolean;
}

export const lineHeight = 16;

/** Texts of a label at a place: lines below each other from the first baseline. */
export function labelAt(request: LabelRequest, place: Place): readonly PlacedText[] {
  return request.lines.map((text, i) => ({
    text,
    x: place.x,
    y: place.y + i * lineHeight,
    anchor: place.anchor,
    classes: request.classes,
    ...(request.hue === undefined ? {} : { hue: request.hue }),
  }));
}

export function boxAround(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((b) => b.left)),
    right: Math.max(...boxes.map((b) => b.right)),
    top: Math.min(...boxes.map((b) => b.top)),
    bottom: Math.max(...boxes.map((b) => b.bottom)),
  };
}

/** What a place is worse by for each line that a label would lie over, and each mark that its hairline would cross. */
const softCost = 3;
const passedCost = 6;
/** Of two places that cost the same the one that was named first is taken. */
const orderCost = 0.01;
/** Px between a label and what it must not cover. */
const clearance = 2;

/** The cheapest place of one label that meets nothing hard and stays inside the frame, or null. */
export function placeLabel(request: LabelRequest, obstacles: Obstacles): LabelResult | null {
  let best: (LabelResult & { readonly cost: number }) | null = null;
  for (const [i, place] of request.places.entries()) {
    const texts = labelAt(request, place);
    const box = boxAround(texts.map((t) => textBox(t, obstacles.narrow)));
    const { frame } = obstacles;
    if (
      box.left < frame.left ||
      box.right > frame.right ||
      box.top < frame.top ||
      box.bottom > frame.bottom
    )
      continue;
    if (obstacles.hard.some((b) => boxesMeet(b, box, clearance))) continue;
    const crossed = obstacles.soft.filter((b) => boxesMeet(b, box)).length;
    const passed = request.from ? marksBetween(request.from, box, obstacles.hard) : 0;
    const cost = (place.cost ?? i * orderCost) + crossed * softCost + passed * passedCost;
    if (!best || cost < best.cost) best = { texts, box, place, cost };
  }
  return best;
}

/** Px from one point to the next where a straight way is looked at. */
const stride = 3;

/** How many boxes lie on the straight way from a mark to its label. */
function marksBetween(
  from: { readonly x: number; readonly y: number },
  box: Box,
  hard: readonly Box[],
): number {
  const to = {
    x: Math.min(box.right, Math.max(box.left, from.x)),
    y: Math.min(box.bottom, Math.max(box.top, from.y)),
  };
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / stride);
  const own = (b: Box) =>
    from.x > b.left && from.x < b.right && from.y > b.top && from.y < b.bottom;
  const met = new Set<Box>();
  for (let k = 1; k < steps; k++) {
    const [x, y] = [from.x + ((to.x - from.x) * k) / steps, from.y + ((to.y - from.y) * k) / steps];
    for (const b of hard)
      if (!own(b) && x > b.left && x < b.right && y > b.top && y < b.bottom) met.add(b);
  }
  return met.size;
}

/** Px between a mark and a label, from near to far. */
const reaches = [4, 14, 28, 46] as const;
/** What a place is worse by than the one right of the mark. */
const worse = {
  ring: 2,
  left: 0.2,
  above: 0.4,
  below: 0.5,
  slantRight: 0.6,
  slantLeft: 0.7,
} as const;
const offsets = {
  /** From the middle of a mark down to the baseline of a label beside it, and how much further out it stands. */
  middle: 4.5,
  beside: 3,
  /** From the edge of the reach to the baseline above, and below. */
  above: 4,
  below: 11,
  /** How far a label at a slant stands to the side, as part of the reach, and nearer to the mark in px. */
  slant: 0.8,
  nearer: 4,
} as const;

/** Ways to stand around a mark: beside, above, below, then further out. */
export function placesAround(
  x: number,
  y: number,
  r: number,
  lines: number,
  reach: readonly number[] = reaches,
): readonly Place[] {
  const middle = y + offsets.middle - ((lines - 1) * lineHeight) / 2;
  return reach.flatMap((gap, ring): readonly Place[] => {
    const d = r + gap;
    const above = y - d - offsets.above - (lines - 1) * lineHeight;
    const below = y + d + offsets.below;
    const slant = d * offsets.slant;
    const cost = ring * worse.ring;
    const side = d + offsets.beside;
    const [over, under] = [above + offsets.nearer, below - offsets.nearer];
    return [
      { x: x + side, y: middle, anchor: "start", cost },
      { x: x - side, y: middle, anchor: "end", cost: cost + worse.left },
      { x, y: above, anchor: "middle", cost: cost + worse.above },
      { x, y: below, anchor: "middle", cost: cost + worse.below },
      { x: x + slant, y: over, anchor: "start", cost: cost + worse.slantRight },
      { x: x + slant, y: under, anchor: "start", cost: cost + worse.slantRight },
      { x: x - slant, y: over, anchor: "end", cost: cost + worse.slantLeft },
      { x: x - slant, y: under, anchor: "end", cost: cost + worse.slantLeft },
    ];
  });
}
