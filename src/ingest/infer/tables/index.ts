/** What tables seem to have been made for. For `infer/manifest.ts`. */
export { rowNumbers } from "./row-numbers.ts";
export { metricsOfFiles, withoutSideTables } from "./side-tables.ts";
export { armName } from "./spread-columns.ts";
export { tableDesign } from "./table-design.ts";
export { transcriptOf } from "./transcript-columns.ts";
