import { zCritical } from "../../../src/stats/math/basics/distributions.ts";
import type { Limits } from "../../../src/stats/math/basics/outcome.ts";
import { squareAndAdd } from "../../../src/stats/math/intervals/square-and-add.ts";
import { wilsonLimits } from "../../../src/stats/math/intervals/wilson-limits.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const worstCaseBounds: Method = {
  name: "worst-case bounds for missing samples",
  doc: "What the estimate could be, had the missing samples gone all one way or all the other.",
  citation: "Horowitz & Manski 2000, J Am Stat Assoc 95:77",
};

/** x successes of n scored samples, and how many planned samples have no score. */
export interface WithMissing {
  readonly x: number;
  readonly n: number;
  readonly missing: number;
}

/** The bounds, and the interval that covers both extremes; null where nothing was planned. */
export interface Bounds {
  readonly bounds: Limits | null;
  readonly outer: Limits | null;
}

/** Bounds of a difference; the sign is robust where they exclude 0. */
export interface DifferenceBounds extends Bounds {
  readonly signRobust: boolean;
}

const unknown = { bounds: null, outer: null };

/** [x/N, (x+missing)/N] with N = n + missing; outer: Wilson at the two extremes. */
export function boundRate(cell: WithMissing, level: number): Bounds {
  const planned = cell.n + cell.missing;
  if (planned <= 0) return unknown;
  const z = zCritical(level);
  const bounds = { lower: cell.x / planned, upper: (cell.x + cell.missing) / planned };
  const outer = {
    lower: wilsonLimits(bounds.lower, planned, z).lower,
    upper: wilsonLimits(bounds.upper, planned, z).upper,
  };
  return { bounds, outer };
}

/** [x1/N1 - (x2+missing2)/N2, (x1+missing1)/N1 - x2/N2]; outer: Newcombe at the two extremes. */
export function boundDifference(
  first: WithMissing,
  second: WithMissing,
  level: number,
): DifferenceBounds {
  const one = boundRate(first, level).bounds;
  const two = boundRate(second, level).bounds;
  if (one === null || two === null) return { ...unknown, signRobust: false };
  const z = zCritical(level);
  const newcombe = (p1: number, p2: number) =>
    squareAndAdd(
      { estimate: p1, limits: wilsonLimits(p1, first.n + first.missing, z) },
      { estimate: p2, limits: wilsonLimits(p2, second.n + second.missing, z) },
      0,
    );
  const bounds = { lower: one.lower - two.upper, upper: one.upper - two.lower };
  const outer = {
    lower: newcombe(one.lower, two.upper).lower,
    upper: newcombe(one.upper, two.lower).upper,
  };
  return { bounds, outer, signRobust: bounds.lower > 0 || bounds.upper < 0 };
}
