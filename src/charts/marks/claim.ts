import * as Plot from "@observablehq/plot";
import { beyond, looks } from "./look.ts";
import { type Band, linesAt } from "./placed/axis.ts";

/** What was claimed: from one value to another, to the edge of the frame where an end is null. */
export interface ClaimRegion {
  readonly lower: number | null;
  readonly upper: number | null;
}

const edgesOf = ({ lower, upper }: ClaimRegion) =>
  [lower, upper].filter((edge): edge is number => edge !== null);

/** The tinted field of a claim over the whole height of the frame. */
export function claimField({ lower, upper }: ClaimRegion): Plot.Markish {
  return Plot.rect([{ from: lower ?? -beyond, to: upper ?? beyond }], {
    x1: "from",
    x2: "to",
    ...looks(() => ({ classes: "claim" }), true),
  });
}

/** The dashed edges of a claim over bands of px, where they are not as high as the frame. */
export const claimEdges = (region: ClaimRegion, bands: readonly Band[]): readonly Plot.Markish[] =>
  linesAt(edgesOf(region), bands, "thr");

/** A claim over the whole height of the frame: its field and its edges. */
export function claim(region: ClaimRegion): readonly Plot.Markish[] {
  return [
    claimField(region),
    Plot.ruleX(edgesOf(region), {
      x: Plot.identity,
      ...looks(() => ({ classes: "thr" }), true),
    }),
  ];
}
