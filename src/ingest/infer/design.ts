import type { Column } from "./columns.ts";
import type { FactorGuess } from "./factors.ts";
import type { MetricGuess } from "./metrics.ts";

/** What some files seem to have been made for. */
export interface Design {
  /** Written by a harness, which says itself what a sample is. */
  readonly log: boolean;
  readonly columns: readonly Column[];
  readonly factors: readonly FactorGuess[];
  /** The last factor is the file itself. */
  readonly byFile: boolean;
  readonly unit: string | undefined;
  /** Regular expression whose first group is the unit within a sample's id. */
  readonly unitMatch: string | undefined;
  readonly replicate: string | undefined;
  readonly epoch: string | undefined;
  readonly metrics: readonly MetricGuess[];
  /** Scores that no number can be made of. */
  readonly wordy: readonly string[];
  /** Records that nothing tells apart from another. */
  readonly again: number;
}
