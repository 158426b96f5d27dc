/** What an experiment.yaml says, checked: names, patterns, conditions. For `read` and `map`. */
export { checkMarks } from "./check-marks.ts";
export type { Clause, Operand } from "./holds.ts";
export { holds, leavesOpen, parseCondition } from "./holds.ts";
export type { LoadedManifest } from "./loaded-manifest.ts";
export { readManifest, readPatterns } from "./manifest.ts";
export { fillPlaceholders, patternMatcher, placeholdersOf } from "./pattern.ts";
