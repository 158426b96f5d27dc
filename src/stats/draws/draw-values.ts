import type { DrawKind, OwnSide, Reason } from "../facts/index.ts";
import type { Limits } from "../math/basics/outcome.ts";
import type { MethodNote } from "../math/kinds/influence.ts";

/**
 * The values that an interval's spread is made of, one place for every unit, cluster or replicate of
 * the experiment; `count` is 0 where a draw has no scored sample.
 */
export interface Draws {
  readonly kind: DrawKind;
  /** The mean of the cells, each by its weight. */
  readonly estimate: number | null;
  /**
   * What a draw says of the estimate: the estimate plus the draw's influence on it. Their mean is the estimate and
   * their variance over their number is its variance, also where draws are in some of the cells only (statistics,
   * 8.2). Where every draw is in every cell it is the draw's own mean.
   */
  readonly value: Float64Array;
  /** The draw's own mean over the cells in which it is. */
  readonly mean: Float64Array;
  /** Share of the estimate that comes from the draw; they add up to 1. */
  readonly weight: Float64Array;
  readonly count: Float64Array;
  /** Sum of the scores of the draw's samples. */
  readonly total: Float64Array;
  /** Whether the draw was planned: scored or not. */
  readonly planned: Uint8Array;
  /** Places with a scored sample, in order. */
  readonly present: readonly number[];
  /** Whether every draw is in every cell, so that all weigh the same. */
  readonly balanced: boolean;
  /** Whether some cell (or run of a cell) that is averaged has a single draw, so that its spread is unknown. */
  readonly lonely: boolean;
  /** Whether some draw lacks a scored sample in one of the cells that are averaged. */
  readonly patchy: boolean;
  /** The same samples by unit, where the draws are clusters; null where units are not known. */
  readonly byUnit: (() => Draws) | null;
  /** Where the draws are replicates, the units of each by its place; null where units are not known. */
  readonly unitsOfRuns: (() => readonly RunUnits[]) | null;
  /** The interval that the metric itself brings, where its value is no mean of scores. */
  readonly own?: OwnInterval;
  /** Over replicates: name of what is computed within each, where that is no mean of scores. */
  readonly within?: string;
  /** Why there is no estimate though there are scored samples. */
  readonly refusal?: Reason;
  /** What readers must know of the estimate. */
  readonly notes?: readonly MethodNote[];
}

/** The units of one run that have a scored sample, in order of place, as columns. */
export interface RunUnits {
  /** Place of the unit. */
  readonly at: Int32Array;
  /** Mean over the cells that the unit is in, each weighing the same. */
  readonly mean: Float64Array;
  /** Samples. */
  readonly count: Float64Array;
  /** Sum of the scores. */
  readonly total: Float64Array;
}

/** How samples without a score count: not at all, or all as this score (for worst-case bounds). */
export type Fill = number | null;

/** Which samples a set of draws is made from, where that is not simply all that are scored. */
export interface DrawOptions {
  readonly fill?: Fill;
  /** Place of the only replicate that counts. */
  readonly replicate?: number;
}

/** The interval that a metric brings of its own kind, over units or clusters. */
export interface OwnInterval {
  limits(level: number): Limits | null;
  /** Why there is none. */
  readonly reason: Reason | null;
  readonly name: string;
  /** What it rests on. */
  readonly side: OwnSide;
}
