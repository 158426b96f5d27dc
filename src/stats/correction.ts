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
  /** Whether a comparison that fails is the last: those after it are read at its step as well. */
  readonly stops: boolean;
  /** Adjusted p-values in the given order; a null p leaves the family and stays null. */
  adjust(ps: readonly (number | null)[]): readonly (number | null)[];
  /** By how much the error rate of the family is divided for the member of a rank; 1 is the smallest p. */
  divisor(rank: number, family: number): number;
}
