import type { Place } from "../problems/problem.ts";
import type { Condition } from "./condition.ts";

/** One turn of a transcript. Text is hostile: shown exactly, never interpreted. */
export interface Turn {
  readonly name: string;
  readonly text: string;
}

/** Why a sample has no score: kept and counted, never dropped, never scored 0. */
export type MissingCause = string;

/** The cause of a score whose metric's filter (`where`) asks for a field that the sample lacks. */
export const filterUnknown = (field: string): MissingCause => `filter unknown: ${field}`;

/** The cause of a score of a ranking whose sample may be positive or not: the field that should tell is empty. */
export const classUnknown = (field: string): MissingCause => `class unknown: ${field}`;

/**
 * `mark`: what the score is held against. Of a judged metric the label by people, left out where nobody looked; of a
 * ranking 1 for a positive sample and 0 for a negative one.
 */
export type Score =
  | { readonly value: number; readonly mark?: number }
  | { readonly missing: MissingCause; readonly mark?: number }
  | { readonly excluded: true };

/**
 * What a record says of the question itself, to check ids with: units of equal ids must agree in it. Short texts; a long
 * one is cut and told from others by its hash.
 */
export interface QuestionMarks {
  /** Hash of the document, as a harness writes it. */
  readonly hash?: string;
  /** The right answer. */
  readonly target?: string;
}

/** One model output with its scores and transcript. */
export interface Sample {
  readonly experiment: string;
  /** Index into the experiment's list of files. */
  readonly file: number;
  readonly place: Place;
  readonly condition: Condition;
  readonly unit: string;
  /** Within what the id of the unit is unique: the task. Units of two scopes are different units. */
  readonly scope?: string;
  readonly cluster: string | null;
  readonly replicate: string;
  readonly epoch: number;
  /** One entry per metric that has a meaning in this condition. `excluded`: the metric's filter does not hold. */
  readonly scores: Readonly<Record<string, Score>>;
  readonly marks?: QuestionMarks;
  /** The right answer, as readers see it beside the turns; left out where the record names none. */
  readonly target?: string;
  readonly turns: readonly Turn[];
  /** Scalar fields of the record, for cells: name to value. */
  readonly fields: Readonly<Record<string, Scalar>>;
  /** What `publish:` makes of it, where that is not all: see `PublishRules`. */
  readonly shown?: ShownPart;
}

export type Scalar = string | number | boolean | null;

/** What a sample shows to readers that is not the same for all: what is kept back, and what an author adds. */
export interface ShownPart {
  /** Why its texts and its target are kept back. */
  readonly withheld?: string;
  /** Set where its place in the files is not published. */
  readonly place?: false;
  /** Scalar fields that are published with it. */
  readonly fields?: Readonly<Record<string, Scalar>>;
}

/** A file that samples or published estimates were read from. */
export interface DataFile {
  /** Path relative to the root of the report. */
  readonly path: string;
  readonly format: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly samples: number;
  /** What the file says of itself and readers must know: status, harness version, header that disagrees. */
  readonly notes: readonly string[];
}
