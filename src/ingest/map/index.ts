/** Gives records the meaning that a manifest says they have. For `read`. */
export type { Identity } from "./identify.ts";
export { identifier } from "./identify.ts";
export { learnMeasured } from "./learn-measured.ts";
export type { Captures } from "./map-field.ts";
export { fieldReader } from "./map-field.ts";
export { createMapper } from "./map-record.ts";
export { mergeLong } from "./merge-long.ts";
export type { Mistakes } from "./mistakes.ts";
export { collectMistakes, share } from "./mistakes.ts";
export { noteAbsentCondition, noteFileScores, reportEmptied, scoreField } from "./note-entry.ts";
export { rememberLast } from "./remember-last.ts";
export type { Repeats } from "./repeats.ts";
export { createRepeats } from "./repeats.ts";
export type { Unmatched } from "./unmatched.ts";
export { createUnmatched } from "./unmatched.ts";
