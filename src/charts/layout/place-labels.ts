import { type Anchor, type Box, boxesMeet, type Text, textBox } from "./scene.ts";

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
  readonly texts: readonly Text[];
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
export function labelAt(request: LabelRequest, place: Place): readonly Text[] {
  return request.lines.map((text, i) => ({
    kind: "text",
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

const softCost = 3;

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
    if (obstacles.hard.some((b) => boxesMeet(b, box, 2))) continue;
    const crossed = obstacles.soft.filter((b) => boxesMeet(b, box)).length;
    const passed = request.from ? marksBetween(request.from, box, obstacles.hard) : 0;
    const cost = (place.cost ?? i * 0.01) + crossed * softCost + passed * 6;
    if (!best || cost < best.cost) best = { texts, box, place, cost };
  }
  return best;
}

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
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 3);
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

/** Ways to stand around a mark: beside, above, below, then further out. */
export function placesAround(
  x: number,
  y: number,
  r: number,
  lines: number,
  reach: readonly number[] = [4, 14, 28, 46],
): readonly Place[] {
  const middle = y + 4.5 - ((lines - 1) * lineHeight) / 2;
  return reach.flatMap((gap, ring) => {
    const d = r + gap;
    const above = y - d - 4 - (lines - 1) * lineHeight;
    const below = y + d + 11;
    const slant = d * 0.8;
    const cost = ring * 2;
    return [
      { x: x + d + 3, y: middle, anchor: "start" as const, cost },
      { x: x - d - 3, y: middle, anchor: "end" as const, cost: cost + 0.2 },
      { x, y: above, anchor: "middle" as const, cost: cost + 0.4 },
      { x, y: below, anchor: "middle" as const, cost: cost + 0.5 },
      { x: x + slant, y: above + 4, anchor: "start" as const, cost: cost + 0.6 },
      { x: x + slant, y: below - 4, anchor: "start" as const, cost: cost + 0.6 },
      { x: x - slant, y: above + 4, anchor: "end" as const, cost: cost + 0.7 },
      { x: x - slant, y: below - 4, anchor: "end" as const, cost: cost + 0.7 },
    ];
  });
}
