import type { LossPolicy } from "./mask.ts";

/** One part of a training mixture. */
export interface Ingredient {
  readonly source: string;
  /** Share of the texts. */
  readonly share: number;
  readonly loss: LossPolicy;
}

/** One training run as plain data. Two runs with the same recipe and seed are the same run. */
export interface Recipe {
  readonly id: string;
  /** Id of the recipe whose last model this one starts from, or null for a new model. */
  readonly from: string | null;
  readonly steps: number;
  readonly rate: number;
  readonly weightDecay: number;
  readonly mix: readonly Ingredient[];
  /** Steps after which the model is kept; the last is always kept. */
  readonly keep: readonly number[];
}
