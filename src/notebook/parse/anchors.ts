/** A place of a notebook that can be linked to, by its id. */
export interface Anchor {
  readonly id: string;
  readonly kind: "figure" | "table" | "finding" | "heading" | "cell";
  /** In order of its kind; null for a cell and for a heading without a number. */
  readonly number: number | null;
  /** What a link says: `Figure 2`, `Section 3`. */
  readonly label: string;
}
