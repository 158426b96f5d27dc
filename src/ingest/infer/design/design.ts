import type { RuleName } from "../../../model/index.ts";
import type { Column, LookedAt } from "../look/index.ts";
import type { FactorGuess } from "./factors.ts";
import type { Scale } from "./scales.ts";

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

/** A metric that the files seem to hold. */
export interface MetricGuess extends Scale {
  readonly id: string;
  readonly path: string;
  readonly label: string;
  /** What a score of 1 means, where a word was made a number. */
  readonly doc?: string;
  readonly role: string;
  readonly better: string;
  /** Raw value to score, where the format does not know its words. */
  readonly values?: Readonly<Record<string, number | null>>;
  /** Path to the right answer that what stands there is compared with. */
  readonly equals?: string;
  /** Files in which it stands. */
  readonly files: ReadonlySet<LookedAt>;
  /** Some sample has a number. */
  readonly bears: boolean;
}

/** A table with one row per sample and metric. */
export interface LongForm {
  /** Column with the metric's name, column with the score. */
  readonly metric: Column;
  readonly value: Column;
}

/** Scores of several arms side by side: `baseline_correct`, `sdf_correct`. */
export interface Spread {
  /** The first is the baseline. */
  readonly arms: readonly string[];
  /** Metric by name, with its column for each arm. */
  readonly metrics: ReadonlyMap<string, ReadonlyMap<string, Column>>;
  /** Answer of each arm, where the table has them. */
  readonly answers: ReadonlyMap<string, Column>;
  /** Where names say arm and training run: `base_seed1` is run 1 of `base`. */
  readonly runs?: {
    readonly name: string;
    readonly of: ReadonlyMap<string, { readonly arm: string; readonly run: string }>;
  };
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
