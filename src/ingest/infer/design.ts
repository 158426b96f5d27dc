import type { RuleName } from "../../model/index.ts";
import type { Column } from "./columns.ts";
import type { FactorGuess } from "./factors.ts";
import type { LongForm } from "./long-form.ts";
import type { LookedAt } from "./looked-at.ts";
import type { MetricGuess } from "./metrics.ts";
import type { Spread } from "./spread-columns.ts";

/** One line of what was guessed: a column, file or value, what it was taken for, and why. */
export interface Guess {
  readonly what: string;
  readonly as: string;
  readonly why: string;
}

/** What a counter in the names of files says of each. */
export interface NameCounter {
  readonly name: string;
  readonly of: ReadonlyMap<LookedAt, string>;
}

/** What only the author can say, so that nothing is written until it is said. */
export interface Question {
  readonly rule: RuleName;
  readonly message: string;
  readonly expected: string;
  readonly found: string;
  readonly fix: string;
}

/** What some files seem to have been made for. */
export interface Design {
  /** Written by a harness, which says itself what a sample is. */
  readonly log: boolean;
  readonly columns: readonly Column[];
  readonly factors: readonly FactorGuess[];
  /** Path of what was asked; several joined where one alone is not unique. */
  readonly unit: string | undefined;
  readonly unitParts?: readonly string[];
  /** Path within which numbered questions begin anew. */
  readonly scope?: string;
  /** Regular expression whose first group is the unit within a sample's id. */
  readonly unitMatch: string | undefined;
  readonly replicate: string | undefined;
  readonly replicateOfFile?: NameCounter;
  readonly epoch: string | undefined;
  readonly epochOfFile?: NameCounter;
  readonly metrics: readonly MetricGuess[];
  /** Scores that no number can be made of. */
  readonly wordy: readonly string[];
  readonly long?: LongForm;
  readonly spread?: Spread;
  /** Pattern of all files, whose placeholders are factors, the replicate or the epoch by name. */
  readonly pattern?: string;
  readonly notes: readonly Guess[];
  readonly question?: Question;
}
