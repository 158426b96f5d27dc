/** The files that a report is made from, found and hashed once, and the cache. For all of report. */
export { cached, isCached } from "./cache.ts";
export { codeOf } from "./code-keys.ts";
export { hashCode, hashOf, programFolder, sha256 } from "./hash.ts";
export type { ExperimentInputs, InputFile, Inputs } from "./inputs.ts";
export { findExperimentInputs, findInputs, reportLinks, settingsFile } from "./inputs.ts";
export { forget, partOf, writeWhole } from "./kept-file.ts";
export type { Revision } from "./revision.ts";
export { filesBelow } from "./walk.ts";
