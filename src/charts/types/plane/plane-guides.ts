import { placeLabel } from "../../layout/place-labels.ts";
import { type Box, type PlacedText, toPixels } from "../../layout/places.ts";
import type { Segment } from "../../marks/segments.ts";
import type { Plane } from "./gather-plane.ts";
import type { PlaneFrame } from "./plane-frame.ts";
import { cornerWords } from "./plane-labels.ts";

/** Outside the frame where the corner is on top, inside it where the ticks are in the way. */
export function cornerText(
  data: Plane,
  given: string | undefined,
  frame: PlaneFrame,
  hard: readonly Box[],
): PlacedText | null {
  const { box, narrow } = frame;
  const right = data.x.better === "higher";
  const text = cornerWords(data, given, right ? box.right : box.right - box.left, narrow);
  const anchor = right ? "end" : "start";
  if (data.y.better === "higher")
    return {
      x: right ? box.right + 7 : box.left,
      y: box.top - 14,
      text,
      anchor,
      classes: "t i",
    };
  const x = right ? box.right - 6 : box.left + 6;
  const places = [8, 26, 44, 62, 80, 98, 116].map((d) => ({
    x,
    y: box.bottom - d,
    anchor: anchor as "end" | "start",
  }));
  const result = placeLabel(
    { lines: [text], classes: "t i halo", places },
    { hard, soft: [], frame: box, narrow },
  );
  return result?.texts[0] ?? null;
}

/** Boxes around the two arms of a bracket. */
export function strokes(points: readonly { readonly x: number; readonly y: number }[]): Box[] {
  return points.slice(1).flatMap((b, i) => {
    const a = points[i];
    return a
      ? [
          {
            left: Math.min(a.x, b.x) - 1,
            right: Math.max(a.x, b.x) + 1,
            top: Math.min(a.y, b.y) - 1,
            bottom: Math.max(a.y, b.y) + 1,
          },
        ]
      : [];
  });
}

/** Both ends of the diagonal that guessing would give, in values, cut to what the axes show. */
export function chanceLine({ panel }: PlaneFrame, slope: "rising" | "falling"): Segment | null {
  if (panel.x.type === "identity" || panel.y.type === "identity") return null;
  const [x0, x1] = panel.x.domain;
  const [y0, y1] = panel.y.domain;
  const up = slope === "rising" ? 0 : 1;
  const sign = slope === "rising" ? 1 : -1;
  const xs = [x0, x1, (y0 - up) * sign, (y1 - up) * sign].filter(
    (x) => x >= x0 && x <= x1 && up + sign * x >= y0 - 1e-9 && up + sign * x <= y1 + 1e-9,
  );
  const [a, b] = [Math.min(...xs), Math.max(...xs)];
  return b > a ? { x1: a, y1: up + sign * a, x2: b, y2: up + sign * b } : null;
}

export function chanceWords(
  frame: PlaneFrame,
  slope: "rising" | "falling",
  hard: readonly Box[],
): readonly PlacedText[] {
  const line = chanceLine(frame, slope);
  if (!line) return [];
  const at = (t: number) => ({
    x: toPixels(frame.panel.x, line.x1 + (line.x2 - line.x1) * t) + 8,
    y: toPixels(frame.panel.y, line.y1 + (line.y2 - line.y1) * t),
    anchor: "start" as const,
  });
  const result = placeLabel(
    { lines: ["at random"], classes: "t i halo", places: [0.5, 0.4, 0.6, 0.3, 0.7, 0.8].map(at) },
    { hard, soft: [], frame: frame.box, narrow: frame.narrow },
  );
  return result?.texts ?? [];
}
