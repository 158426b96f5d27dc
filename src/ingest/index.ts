/** Stage 2 of 11: files in, experiments and samples out. Nothing after this stage knows a file format. */

export { formats, resultEnding, resultEndings } from "./formats/index.ts";
export type { Format, RawRecord, ReadContext, Source } from "./formats/shared/index.ts";
export type { GivenIds, Guess } from "./infer/design/index.ts";
export { nameFor } from "./infer/experiment-name.ts";
export { guessTable } from "./infer/guesses.ts";
export type { LookedAt } from "./infer/look/index.ts";
export { lookAt } from "./infer/look/index.ts";
export type { Inferred } from "./infer/manifest.ts";
export { inferManifest } from "./infer/manifest.ts";
export type { LoadedManifest } from "./manifest/index.ts";
export { readManifest } from "./manifest/index.ts";
export type { Hashes, Progress, ReadExperiment } from "./read/index.ts";
export { filesOutside, listExperiments, readExperiment } from "./read/index.ts";
