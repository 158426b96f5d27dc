/** What was published before, and what becomes of it. For `report/build.ts`, `report/publish.ts` and the command line. */
export { checkKept } from "./check-kept.ts";
export type { Merged, MergeTask, PinPage, PinTask } from "./merge.ts";
export { mergeInto } from "./merge.ts";
export type { PublishedBefore } from "./read-published.ts";
export { publicationFile, readPublished } from "./read-published.ts";
export { openVersions, pinnedFiles } from "./versions.ts";
