/** Rows that a cell may give: a table of a page is read by people. */
export const mostCellRows = 100_000;

/** Rows by column: what a query returns, what a cell makes, and what either may read. */
export interface QueryTable {
  readonly columns: readonly {
    readonly name: string;
    readonly type: "number" | "text" | "boolean";
    /** The factor whose levels it holds, as codes; pages show their labels. */
    readonly factor?: string;
  }[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}
