/** Finds and opens result files and reads their samples. For `ingest/index.ts` and the looks of `infer`. */
export type { Hashes } from "./data-files.ts";
export type { ReadExperiment } from "./read-experiments.ts";
export { filesOutside, listExperiments, readExperiment } from "./read-experiments.ts";
export { openFile } from "./read-file.ts";
export type { Progress } from "./read-samples.ts";
export type { OpenSource } from "./source.ts";
export { openSource } from "./source.ts";
