import * as Plot from "@observablehq/plot";
import { type Look, looks } from "./look.ts";

/** A straight line between two places, in values. */
export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Straight lines, each with a look of its own. */
export function segments<T extends Segment>(
  all: readonly T[],
  lookOf: (segment: T) => Look,
): readonly Plot.Markish[] {
  if (all.length === 0) return [];
  return [Plot.link(all as T[], { x1: "x1", y1: "y1", x2: "x2", y2: "y2", ...looks(lookOf) })];
}
