/** Stage 2 of 10: files in, experiments and samples out. Nothing after this stage knows a file format. */
export type { Hashes } from "./data-files.ts";
export type { Format, RawRecord, ReadContext, Source } from "./format.ts";
export { formats } from "./formats/index.ts";
export type { Guess } from "./infer/design.ts";
export { nameFor } from "./infer/experiment-name.ts";
export type { GivenIds } from "./infer/given-ids.ts";
export { guessTable } from "./infer/guesses.ts";
export { lookAt } from "./infer/look.ts";
export type { LookedAt } from "./infer/looked-at.ts";
export type { Inferred } from "./infer/manifest.ts";
export { inferManifest } from "./infer/manifest.ts";
export type { LoadedManifest } from "./loaded-manifest.ts";
export { readManifest } from "./manifest.ts";
export type { ReadExperiment } from "./read-experiments.ts";
export { filesOutside, listExperiments, readExperiment } from "./read-experiments.ts";
export type { Progress } from "./read-samples.ts";
