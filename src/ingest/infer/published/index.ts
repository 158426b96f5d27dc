/** Tables of values without samples. For `infer/manifest.ts`. */
export type { Estimates } from "./estimates.ts";
export { estimatesOf } from "./estimates.ts";
export { publishedTable } from "./published-table.ts";
