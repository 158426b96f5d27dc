import type { DrawKind, Outcome } from "../evidence/index.ts";
import type { NoMethod } from "../facts/index.ts";

/**
 * Which method when, as data: each table is read from the top and the first row that fits decides.
 * The reasons are in docs (statistics); the reference page prints these rows.
 */
export interface MethodRow<Facts, Name extends string> {
  /** The situation in words. */
  readonly situation: string;
  readonly when: (facts: Facts) => boolean;
  readonly method: Name | null;
  /** Why there is no method. */
  readonly reason?: NoMethod;
}

/** What decides how an estimate gets its interval. */
export interface EstimateFacts {
  readonly metric: Outcome;
  readonly draw: DrawKind;
  readonly draws: number;
  /** Every draw holds one sample. */
  readonly single: boolean;
  /** All draws have the same value. */
  readonly tied: boolean;
  /** The scores are known to lie between 0 and 1. */
  readonly fractions: boolean;
  /** A cell that is averaged has a single draw, so that its spread is unknown. */
  readonly lonely: boolean;
  /** The value is no mean of scores and brings an interval of its own: a corrected rate, AUROC, TPR. */
  readonly own: boolean;
}

/** How two sides are compared: draw by draw, as two groups (that may overlap), or many replicates against one run. */
export type Arrangement = "paired" | "overlapping" | "unpaired" | "one-run";

/** What decides how a difference gets its interval. */
export interface DifferenceFacts {
  readonly metric: Outcome;
  readonly draw: DrawKind;
  readonly arrangement: Arrangement;
  /** Pairs, or draws of the smaller side. */
  readonly draws: number;
  /** Draws of both sides together. */
  readonly both: number;
  readonly single: boolean;
  /** Draws whose two sides differ. */
  readonly apart: number;
  /** Nothing varies, so that no variance can be estimated. */
  readonly tied: boolean;
  /** Of one run against several: whether it was trained like them, so that its own spread counts. */
  readonly trained: boolean;
  /** All samples of every unit agree, on both sides: there is one answer a unit, however often it was copied. */
  readonly agree: boolean;
  /** Every draw is in every cell that is averaged. */
  readonly balanced: boolean;
  /** A cell that is averaged has a single draw, so that its spread is unknown. */
  readonly lonely: boolean;
  /** Both values bring intervals of their own. */
  readonly own: boolean;
}

export type EstimateMethod =
  | "own"
  | "wilson"
  | "clustered-rate"
  | "replicate-rate"
  | "ranged-mean"
  | "bounded-mean"
  | "mean-t";
export type DifferenceMethod =
  | "tango"
  | "paired-t"
  | "paired-mover"
  | "newcombe"
  | "cluster-mover"
  | "one-run"
  | "one-run-rate"
  | "lone-model"
  | "welch";

export const estimateRows: readonly MethodRow<EstimateFacts, EstimateMethod>[] = [
  { situation: "one draw", when: (f) => f.draws < 2, method: null, reason: "one draw" },
  {
    situation: "two replicates",
    when: (f) => f.draw === "replicate" && f.draws === 2,
    method: null,
    reason: "two replicates",
  },
  {
    situation:
      "a combination that is averaged over has one draw, and the spread of draws is needed",
    when: (f) => f.lonely && (f.metric !== "rate" || f.draw === "replicate"),
    method: null,
    reason: "one draw in a cell",
  },
  {
    situation: "corrected rate, AUROC or true-positive rate, over units or clusters",
    when: (f) => f.own,
    method: "own",
  },
  {
    situation: "rate over replicates",
    when: (f) => f.metric === "rate" && f.draw === "replicate",
    method: "replicate-rate",
  },
  {
    situation: "rate, one sample per unit",
    when: (f) => f.metric === "rate" && f.single,
    method: "wilson",
  },
  {
    situation: "rate over units with several samples, or over clusters",
    when: (f) => f.metric === "rate",
    method: "clustered-rate",
  },
  {
    situation: "score with a declared range",
    when: (f) => f.metric === "share",
    method: "ranged-mean",
  },
  { situation: "score that varies", when: (f) => !f.tied, method: "mean-t" },
  {
    situation: "score between 0 and 1, all draws equal",
    when: (f) => f.fractions,
    method: "bounded-mean",
  },
  { situation: "score, all draws equal", when: () => true, method: null, reason: "all equal" },
];

/** Whether t can be used on the differences: enough of them are not ties for a test to reach .05. */
function enoughApart(f: DifferenceFacts): boolean {
  return f.apart >= Math.max(6, f.draws / 2) && !f.tied;
}

/** A cell with one draw has no spread: only rates of different units and clusters do without. */
export function needsSpread(f: DifferenceFacts): boolean {
  const without = f.metric === "rate" && f.draw !== "replicate" && f.arrangement === "unpaired";
  return f.lonely && !without;
}

/** Two groups, of which some draws may be on both sides. */
export function areGroups(f: DifferenceFacts): boolean {
  return f.arrangement === "unpaired" || f.arrangement === "overlapping";
}

export const differenceRows: readonly MethodRow<DifferenceFacts, DifferenceMethod>[] = [
  { situation: "one draw", when: (f) => f.draws < 2, method: null, reason: "one draw" },
  {
    situation: "two replicates",
    when: (f) => f.draw === "replicate" && f.draws === 2,
    method: null,
    reason: "two replicates",
  },
  {
    situation:
      "a combination that is averaged over has one draw, and the spread of draws is needed",
    when: needsSpread,
    method: null,
    reason: "one draw in a cell",
  },
  {
    situation: "score, nothing varies",
    when: (f) => f.tied && f.metric === "score",
    method: null,
    reason: "all differ alike",
  },
  {
    situation: "rate, several replicates against one run that was trained as well",
    when: (f) => f.arrangement === "one-run" && f.trained && f.metric === "rate",
    method: "one-run-rate",
  },
  {
    situation: "several replicates against one run that was trained as well",
    when: (f) => f.arrangement === "one-run" && f.trained,
    method: "one-run",
  },
  {
    situation: "several replicates against one model that was not trained",
    when: (f) => f.arrangement === "one-run",
    method: "lone-model",
  },
  {
    situation: "score, same units, clusters or replicates",
    when: (f) => f.metric === "score" && f.arrangement === "paired",
    method: "paired-t",
  },
  {
    situation: "rate, same units, one sample each or all samples of a unit alike",
    when: isPairOfSingles,
    method: "tango",
  },
  {
    situation: "rate, same clusters, enough of them differ",
    when: (f) =>
      f.metric === "rate" && f.arrangement === "paired" && f.draw === "cluster" && enoughApart(f),
    method: "paired-t",
  },
  {
    situation: "rate or score with a declared range, same units, clusters or replicates",
    when: (f) => f.arrangement === "paired",
    method: "paired-mover",
  },
  {
    situation: "score, different units, clusters or replicates, or some of them on both sides",
    when: (f) => f.metric === "score",
    method: "welch",
  },
  {
    situation: "rate, different units, one sample each",
    when: (f) => f.metric === "rate" && isSingleUnit(f),
    method: "newcombe",
  },
  {
    situation:
      "rate or score with a declared range, different units, clusters or replicates, or some of them on both sides",
    when: () => true,
    method: "cluster-mover",
  },
];

export function isPairOfSingles(f: DifferenceFacts): boolean {
  return (
    f.metric === "rate" &&
    f.arrangement === "paired" &&
    f.draw !== "replicate" &&
    (f.single || f.agree)
  );
}

export function isSingleUnit(f: DifferenceFacts): boolean {
  return f.single && f.draw !== "replicate" && f.arrangement === "unpaired";
}

export interface Choice<Name extends string> {
  readonly situation: string;
  readonly method: Name | null;
  /** Why there is no method, where there is none. */
  readonly reason: NoMethod;
}

/** Walks a table and returns what its first fitting row says. */
export function chooseMethod<Facts, Name extends string>(
  rows: readonly MethodRow<Facts, Name>[],
  facts: Facts,
): Choice<Name> {
  const row = rows.find((r) => r.when(facts));
  if (!row) return { situation: "none", method: null, reason: "no method" };
  return { situation: row.situation, method: row.method, reason: row.reason ?? "no method" };
}

/** What decides whether units, clusters or replicates are the draws. */
export interface DrawFacts {
  /** The largest number of replicates on a side. */
  readonly replicates: number;
  readonly clustered: boolean;
}

export const drawRows: readonly MethodRow<DrawFacts, DrawKind>[] = [
  { situation: "several replicates", when: (f) => f.replicates > 1, method: "replicate" },
  { situation: "units nested in clusters", when: (f) => f.clustered, method: "cluster" },
  { situation: "units", when: () => true, method: "unit" },
];
