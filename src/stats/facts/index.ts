/** What statistics finds out beside numbers, as codes with values: `wording` has the sentences. For all of stats. */
export type { DrawKind, DrawSize } from "./draw.ts";
export type { FoundContrast, FoundEstimate, FoundPart, FoundTest } from "./found.ts";
export type { DifferenceHow, EstimateHow, OwnHow, OwnSide, TestHow } from "./how.ts";
export type { NoMethod, PlainReason, Reason, ReasonPlace } from "./reason.ts";
export type { Restriction, SpeaksOf } from "./scope.ts";
export type { Warning } from "./warning.ts";
