/** Rows of raw data that a page shows unasked, and those that paper has room for. */
const mostOpen = 12;
const mostPrinted = 40;

/** Whether data behind a drawing, or out of a query, stand open on a page. */
export const standsOpen = (rows: number): boolean => rows <= mostOpen;

/** Whether folded data are printed: a page of paper cannot be unfolded. */
export const isPrinted = (rows: number): boolean => rows <= mostPrinted;
