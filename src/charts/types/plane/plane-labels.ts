import type { Estimate, Interval } from "../../../model/index.ts";
import { inSentence, saysNothing } from "../../../wording/index.ts";
import { textWidth } from "../../layout/measure.ts";
import {
  type LabelRequest,
  type LabelResult,
  type Obstacles,
  placeLabel,
  placesAround,
} from "../../layout/place-labels.ts";
import { type Box, markBox, type PlacedText, toPixels } from "../../layout/places.ts";
import { faceOf } from "../../layout/text-face.ts";
import type { PlacedLine } from "../../marks/placed/placed.ts";
import { isHighlighted } from "../../row-data/highlight.ts";
import { ends } from "../../row-data/interval-numbers.ts";
import type { Plane, PlaneArm, PlanePoint } from "./gather-plane.ts";
import type { PlaneFrame } from "./plane-frame.ts";

export interface PlacedPoint {
  readonly arm: PlaneArm;
  readonly point: PlanePoint;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  /** Which metric has no value there: it stands on the edge of the plane. */
  readonly lacks: "across" | "up" | null;
}

/** Thin boxes over the interval lines, on which no label stands. */
export function intervalBoxes(points: readonly PlacedPoint[], frame: PlaneFrame): readonly Box[] {
  return points.flatMap((p) => {
    const boxes: Box[] = [];
    const across = drawnInterval(p.point.across.estimate);
    const up = drawnInterval(p.point.up.estimate);
    if (across && p.lacks !== "across") {
      const [a = 0, b = 0] = ends(across, frame.panel).map((v) => toPixels(frame.panel.x, v));
      boxes.push({ left: a, right: b, top: p.y - 1, bottom: p.y + 1 });
    }
    if (up && p.lacks !== "up") {
      const [a = 0, b = 0] = ends(up, frame.panel, "y").map((v) => toPixels(frame.panel.y, v));
      boxes.push({ left: p.x - 1, right: p.x + 1, top: b, bottom: a });
    }
    return boxes;
  });
}

/** The interval that a plane draws: ours, dashed, where the source's says nothing. */
export function drawnInterval(estimate: Estimate | null): Interval | null {
  if (!estimate || estimate.value === null) return null;
  const theirs = saysNothing(estimate) ? null : estimate.interval;
  return theirs ?? estimate.published?.ours ?? null;
}

/** Names of arms, each once, beside the mark with the most room; then the trigger's levels beside one pair. */
export function planeLabels(
  plane: Plane,
  points: readonly PlacedPoint[],
  frame: PlaneFrame,
  width: number,
  hard: readonly Box[],
): {
  readonly texts: readonly PlacedText[];
  readonly lines: readonly PlacedLine[];
  readonly unplaced: readonly PlaneArm[];
  /** Levels of the trigger that no pair of marks had room to name. */
  readonly unnamed: readonly PlanePoint[];
  readonly boxes: readonly Box[];
} {
  const marks = points.map((p) => markBox(p.x, p.y, p.r));
  const taken: Box[] = [...marks, ...hard, ...intervalBoxes(points, frame)];
  const obstacles = (): Obstacles => ({
    hard: taken,
    soft: [],
    frame: {
      left: frame.box.left + 1,
      right: width,
      top: frame.box.top - 14,
      bottom: frame.box.bottom - 2,
    },
    narrow: frame.narrow,
  });
  const texts: PlacedText[] = [];
  const lines: PlacedLine[] = [];
  const unplaced: PlaneArm[] = [];
  const keep = (result: LabelResult | null, from: PlacedPoint) => {
    if (!result) return false;
    const lead = leader(result, from);
    taken.push(result.box, ...lead.flatMap(boxesAlong));
    texts.push(...result.texts);
    lines.push(...lead);
    return true;
  };
  const edge = points.filter((p) => p.lacks !== null);
  for (const p of edge) {
    const metric = p.lacks === "up" ? plane.y : plane.x;
    const name = [p.arm.label, p.point.label].filter(Boolean).join(", ");
    const lacking = `no ${inSentence(metric.label, plane.experiment)}`;
    const within = { ...obstacles(), frame: { ...obstacles().frame, bottom: p.y + p.r + 4 } };
    const found = [[`${name}: ${lacking}`], [`${name}:`, lacking]]
      .map((lines) => placeLabel(edgeRequest(p, lines, frame), within))
      .find((result) => result !== null);
    if (!found) continue;
    taken.push(found.box);
    texts.push(...found.texts);
  }
  const crowd = (arm: PlaneArm) => {
    const own = points.filter((p) => p.arm === arm && p.lacks === null);
    return Math.min(
      ...own.map(
        (p) => points.filter((o) => o.arm !== arm && Math.hypot(o.x - p.x, o.y - p.y) < 60).length,
      ),
    );
  };
  // The most crowded choose first: they have the fewest places.
  const order = [...plane.arms].sort((a, b) => crowd(b) - crowd(a));
  for (const arm of order) {
    const own = points.filter((p) => p.arm === arm && p.lacks === null);
    if (own.length === 0) continue;
    // Where one level alone has a place in the plane, its name says which, if there is room for that.
    const only = own.length === 1 && edge.some((p) => p.arm === arm);
    const plain = only ? [`${arm.label}, ${own[0]?.point.label}`, arm.label] : [arm.label];
    const said = annotationOf(arm, plane);
    const wordings = said ? [`${arm.label}: ${said}`] : plain;
    const best = wordings
      .map((text) => cheapest(own, text, arm.hue, obstacles()))
      .find((found) => found !== null);
    if (!best || !keep(best.result, best.p)) unplaced.push(arm);
  }
  const levels = triggerNames(plane, points, obstacles, (r) => taken.push(r.box));
  texts.push(...(levels ?? []));
  return { texts, lines, unplaced, unnamed: levels ? [] : levelsOf(plane), boxes: taken };
}

/** What the figure says about an arm, one of whose marks it points at. */
export function annotationOf(arm: PlaneArm, { highlight }: Plane): string | null {
  return highlight && arm.points.some((p) => isHighlighted(p.across.of, highlight))
    ? highlight.annotation
    : null;
}

/** Beside its interval in the strip, or above it. */
function edgeRequest(p: PlacedPoint, lines: readonly string[], frame: PlaneFrame): LabelRequest {
  const range = p.lacks === "up" ? p.point.across.estimate?.interval : null;
  const [from, to] = range
    ? ends(range, frame.panel).map((v) => toPixels(frame.panel.x, v))
    : [p.x - p.r, p.x + p.r];
  const beside =
    lines.length === 1
      ? [
          { x: (to ?? p.x) + 9, y: p.y + 4.5, anchor: "start" as const, cost: 0 },
          { x: (from ?? p.x) - 9, y: p.y + 4.5, anchor: "end" as const, cost: 0.1 },
        ]
      : [];
  const around = placesAround(p.x, p.y, p.r, lines.length).map((place) => ({
    ...place,
    cost: (place.cost ?? 0) + 1,
  }));
  return { lines, classes: "t s halo", places: [...beside, ...around] };
}

/** The mark beside which a name stands best. */
function cheapest(own: readonly PlacedPoint[], text: string, hue: number, obstacles: Obstacles) {
  const found = own.flatMap((p) => {
    const result = placeLabel(request(text, "lab halo", hue, p), obstacles);
    return result ? [{ p, result }] : [];
  });
  return found.sort((a, b) => (a.result.place.cost ?? 0) - (b.result.place.cost ?? 0))[0] ?? null;
}

const request = (
  text: string,
  classes: string,
  hue: number | undefined,
  p: PlacedPoint,
): LabelRequest => ({
  lines: [text],
  classes,
  ...(hue === undefined ? {} : { hue }),
  places: placesAround(p.x, p.y, p.r, 1, [4, 14, 28, 46, 68]),
  from: { x: p.x, y: p.y },
});

/** Both levels of the trigger named once, beside the first pair that has room. */
function triggerNames(
  plane: Plane,
  points: readonly PlacedPoint[],
  obstacles: () => Obstacles,
  take: (r: LabelResult) => void,
): readonly PlacedText[] | null {
  if (!plane.color) return [];
  for (const arm of [...plane.arms].reverse()) {
    const own = points.filter((p) => p.arm === arm && p.lacks === null);
    const [a, b] = own;
    if (!a || !b || own.length < levelsDrawn(plane) || Math.hypot(a.x - b.x, a.y - b.y) < 24)
      continue;
    const near = (p: PlacedPoint) => ({
      ...request(p.point.label, "t s halo", undefined, p),
      places: placesAround(p.x, p.y, p.r, 1, [4, 10]),
    });
    const results: LabelResult[] = [];
    for (const p of own) {
      const now = obstacles();
      const result = placeLabel(near(p), {
        ...now,
        hard: [...now.hard, ...results.map((r) => r.box)],
      });
      // A name nearer to another mark than to its own would name that one.
      if (result && isNearest(p, result.box, points)) results.push(result);
    }
    if (results.length < own.length) continue;
    results.forEach(take);
    return results.flatMap((r) => r.texts);
  }
  return null;
}

/** How many levels the plane joins at most. */
const levelsDrawn = (plane: Plane): number => Math.max(...plane.arms.map((a) => a.points.length));

/** One point for each level of the trigger, where the plane joins levels at all. */
function levelsOf(plane: Plane): readonly PlanePoint[] {
  const pair = plane.arms.find((a) => a.points.length > 1)?.points ?? [];
  const looks = new Set(pair.map(({ across: { mark } }) => (mark.published ? "" : mark.fill)));
  return looks.size === pair.length ? pair : [];
}

function isNearest(p: PlacedPoint, box: Box, points: readonly PlacedPoint[]): boolean {
  const away = (o: PlacedPoint) =>
    Math.hypot(
      Math.max(box.left - o.x, 0, o.x - box.right),
      Math.max(box.top - o.y, 0, o.y - box.bottom),
    );
  return points.every((o) => o === p || away(o) > away(p) + 8);
}

/** Small boxes along a slanted line, over which nothing is written. */
function boxesAlong(line: PlacedLine): readonly Box[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(line.x2 - line.x1, line.y2 - line.y1) / 4));
  return Array.from({ length: steps + 1 }, (_, k) => {
    const x = line.x1 + ((line.x2 - line.x1) * k) / steps;
    const y = line.y1 + ((line.y2 - line.y1) * k) / steps;
    return { left: x - 1, right: x + 1, top: y - 1, bottom: y + 1 };
  });
}

/** A hairline to a label that had to move away from its mark. */
function leader(result: LabelResult, from: PlacedPoint): readonly PlacedLine[] {
  const { box } = result;
  const x = Math.min(box.right, Math.max(box.left, from.x));
  const y = Math.min(box.bottom, Math.max(box.top, from.y));
  const distance = Math.hypot(x - from.x, y - from.y);
  if (distance < from.r + 14) return [];
  const at = (d: number) => ({
    x: from.x + ((x - from.x) * d) / distance,
    y: from.y + ((y - from.y) * d) / distance,
  });
  const [a, b] = [at(from.r + 2), at(distance - 2)];
  return [{ classes: "lead", x1: a.x, y1: a.y, x2: b.x, y2: b.y }];
}

/** The words of the good corner: the longest that fit. */
export function cornerWords(
  plane: Plane,
  given: string | undefined,
  room: number,
  narrow: boolean,
): string {
  const end = ({ label, better }: Plane["x"]) => `${label} ${better === "higher" ? "high" : "low"}`;
  const full = given ? `good corner: ${given}` : `good corner: ${end(plane.x)}, ${end(plane.y)}`;
  return [full, "good corner"].find((t) => textWidth(t, faceOf("t i", narrow)) <= room) ?? "";
}
