import * as Plot from "@observablehq/plot";
import { beyond, looks } from "./look.ts";

/** What was claimed: from one value to another, to the edge of the frame where an end is null. */
export interface ClaimRegion {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The tinted field of a claim over the whole height of the frame, and its dashed edges. */
export function claim({ lower, upper }: ClaimRegion): readonly Plot.Markish[] {
  const edges = [lower, upper].filter((edge) => edge !== null);
  return [
    Plot.rect([{ from: lower ?? -beyond, to: upper ?? beyond }], {
      x1: "from",
      x2: "to",
      ...looks(() => ({ classes: "claim" }), true),
    }),
    Plot.ruleX(edges, { x: Plot.identity, ...looks(() => ({ classes: "thr" }), true) }),
  ];
}
