/**
 * How comparisons that are read together are adjusted for each other. A correction is a file of `corrections/` and a
 * line of its list; its name stands in no other file.
 */
export interface Correction {
  /** As authors write it: `family: …`. */
  readonly id: string;
  /** As pages print it; null where nothing is adjusted. */
  readonly name: string | null;
  /** One sentence: what it bounds and when it is right. */
  readonly doc: string;
  readonly citation: string | null;
  /** What it promises, where pages say so; null where nothing is adjusted. */
  readonly words: CorrectionWords | null;
  /** Whether a comparison that fails is the last: those after it are read at its step as well. */
  readonly stops: boolean;
  /** Whether the step of each depends on how many pass: then all are read again until that number is right. */
  readonly counts: boolean;
  /** Adjusted p-values in the given order; a null p leaves the family and stays null. */
  adjust(ps: readonly (number | null)[]): readonly (number | null)[];
  /**
   * By how much the error rate of the family is divided for the member of a rank, 1 being the smallest p, where
   * `passed` members of the family pass.
   */
  divisor(rank: number, family: number, passed: number): number;
}

/** The promise of a correction, in the places where a reader needs it. `rate` is the error rate: `5%`. */
export interface CorrectionWords {
  /** Follows the first words of a verdict's sentence: `Holds …:`, `Not decided …:`; `findings` is how many, in words. */
  allowing(findings: string, rate: string, decided: boolean): string;
  /** Stands beside the word of a decided finding; null where the sentence says enough. */
  note(rate: string): string | null;
  /** Follows the name of the correction under a figure of contrasts; null where the name says enough. */
  ofContrasts(rate: string): string | null;
}
