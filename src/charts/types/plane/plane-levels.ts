import { looksAlike } from "../../layout/grammar.ts";
import type { Plane, PlanePoint } from "./gather-plane.ts";

/** Whether the levels that a plane joins have marks that look alike, and are told apart by shade. */
export function levelsLookAlike(plane: Plane): boolean {
  return (
    plane.color !== null &&
    plane.arms.some(({ points }) =>
      points.some((p, i) =>
        points.slice(i + 1).some((q) => looksAlike(p.across.mark, q.across.mark)),
      ),
    )
  );
}

/** Class of the shade of a level: from 1 for the first that the plane shows to 4 for the last. */
export function shadeOfLevel(plane: Plane, point: PlanePoint): string {
  const shown = namesOfLevels(plane);
  const rank = shown.length > 1 ? shown.indexOf(point.label) / (shown.length - 1) : 0;
  return ` shade w${1 + Math.round(3 * Math.max(0, rank))}`;
}

/** Levels that the plane shows, in the order of the manifest. */
export function namesOfLevels(plane: Plane): readonly string[] {
  const shown = new Set(plane.arms.flatMap((a) => a.points.map((p) => p.label)));
  return (plane.color?.levels ?? []).map((l) => l.label).filter((label) => shown.has(label));
}
