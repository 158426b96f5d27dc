/** Two reports side by side: what changed for a reader. From published files alone; for the command line. */
export { compareReports, isEqual } from "./compare/compare.ts";
export type { Comparison } from "./compare/comparison.ts";
export type { PublishedReport } from "./published/published-report.ts";
export type { ReadBytes, ReadFile, Unreadable } from "./published/read-published.ts";
export { readPublished } from "./published/read-published.ts";
export { comparisonInMarkdown } from "./written/markdown.ts";
export { comparisonInHtml } from "./written/page/page.ts";
export { sincePublication } from "./written/since.ts";
