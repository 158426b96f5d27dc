import type { DifferenceFacts, MethodRow } from "./choose-method.ts";
import { areGroups, isPairOfSingles, isSingleUnit, needsSpread } from "./choose-method.ts";

/** What decides how a difference is tested. */
export interface TestFacts extends DifferenceFacts {
  readonly null: number;
}

export type TestMethod =
  | "mcnemar-mid-p"
  | "tango"
  | "sign-flip"
  | "paired-t"
  | "one-run"
  | "inverted"
  | "fisher"
  | "miettinen-nurminen"
  | "permutation"
  | "welch";

/** Draws up to which sign flips, and samples up to which permutations, are listed one by one. */
export const exactFlips = 16;
export const exactPermutationDraws = 14;
/** Samples of a side below which Fisher's test replaces the score test. */
export const smallSide = 10;

export const testRows: readonly MethodRow<TestFacts, TestMethod>[] = [
  { situation: "one draw", when: (f) => f.draws < 2, method: null, reason: "one draw" },
  {
    situation:
      "a combination that is averaged over has one draw, and the spread of draws is needed",
    when: needsSpread,
    method: null,
    reason: "one draw in a cell",
  },
  {
    situation: "corrected rates, AUROC or true-positive rates, over units or clusters",
    when: (f) => f.own,
    method: "inverted",
  },
  {
    situation: "rate, same units, one sample each or all alike, no difference",
    when: (f) => isPairOfSingles(f) && f.null === 0,
    method: "mcnemar-mid-p",
  },
  {
    situation: "rate, same units, one sample each or all alike, a margin",
    when: isPairOfSingles,
    method: "tango",
  },
  {
    situation: "rate, several replicates against one run that was trained as well",
    when: (f) => f.arrangement === "one-run" && f.trained && f.metric === "rate",
    method: "inverted",
  },
  {
    situation: "several replicates against one run that was trained as well",
    when: (f) => f.arrangement === "one-run" && f.trained,
    method: "one-run",
  },
  {
    situation: "score, same units, more than 16 draws",
    when: (f) =>
      f.metric === "score" && f.arrangement === "paired" && f.draws > exactFlips && !f.tied,
    method: "paired-t",
  },
  {
    situation:
      "rate or score with a declared range, the same draws on both sides, not all in every cell",
    when: (f) => f.arrangement === "paired" && !f.balanced && f.metric !== "score",
    method: "inverted",
  },
  {
    situation: "score, the same draws on both sides, not all in every cell",
    when: (f) => f.arrangement === "paired" && !f.balanced,
    method: "paired-t",
  },
  {
    situation: "the same draws on both sides, or against one model that was not trained",
    when: (f) => !areGroups(f),
    method: "sign-flip",
  },
  {
    situation: "groups of which some draws are on both sides",
    when: (f) => f.arrangement === "overlapping",
    method: "inverted",
  },
  {
    situation: "rate, different units, one sample each, a side below 10, no difference",
    when: (f) => f.metric === "rate" && isSingleUnit(f) && f.draws < smallSide && f.null === 0,
    method: "fisher",
  },
  {
    situation: "rate, different units, one sample each",
    when: (f) => f.metric === "rate" && isSingleUnit(f),
    method: "miettinen-nurminen",
  },
  {
    situation: "replicates, or at most 14 draws in all",
    when: (f) => f.balanced && (f.draw === "replicate" || f.both <= exactPermutationDraws),
    method: "permutation",
  },
  {
    situation: "rate or score with a declared range, different units or clusters",
    when: (f) => f.metric !== "score",
    method: "inverted",
  },
  {
    situation: "different draws, nothing varies",
    when: (f) => f.tied,
    method: null,
    reason: "all differ alike",
  },
  { situation: "different draws", when: () => true, method: "welch" },
];
