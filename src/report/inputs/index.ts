/** The files that a report is made from, found and hashed once, and the cache. For all of report. */

export { programFolder } from "../program.ts";
export { cached, isCached, keep, recall, recallEarlier } from "./cache.ts";
export { codeOf } from "./code-keys.ts";
export { askGit } from "./git.ts";
export { hashCode, hashFile, hashOf, sha256 } from "./hash.ts";
export type { HistoryQuestion } from "./history.ts";
export { askHistory } from "./history.ts";
export type { ExperimentInputs, InputFile, Inputs } from "./inputs.ts";
export { findExperimentInputs, findInputs, reportLinks, settingsFile } from "./inputs.ts";
export { forget, partOf, writeWhole } from "./kept-file.ts";
export type { Revision } from "./revision.ts";
export { filesAt } from "./revision.ts";
export { filesBelow } from "./walk.ts";
