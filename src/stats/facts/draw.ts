/** What the draws of an interval are: the things it generalises to more of. */
export type DrawKind = "unit" | "cluster" | "replicate";

/** How many draws a number rests on; two numbers where two groups are compared. */
export interface DrawSize {
  readonly kind: DrawKind;
  readonly of: number;
  /** Draws of the other group. */
  readonly versus?: number;
}
