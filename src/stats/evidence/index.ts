/** What was measured, in a fixed order: cells, sides, selections. For all of stats. */

export type { DrawKind } from "../facts/index.ts";
export { conditionOrder } from "./compare-ids.ts";
export type { ContrastQuestion, EstimateQuestion, Evidence, FoundEvidence } from "./evidence.ts";
export type { Range } from "./interval.ts";
export {
  anyNumber,
  intervalOf,
  outerInterval,
  rateDifferenceRange,
  rateRange,
} from "./interval.ts";
export { createMemory } from "./memory.ts";
export type { Cell, MetricData, Population } from "./observations.ts";
export { observe } from "./observations.ts";
export { totalCauses } from "./order-sums.ts";
export type { Outcome } from "./outcome.ts";
export { differenceRange, isBounded, outcomeOf, outcomeOver, rangeOf } from "./outcome.ts";
export {
  averagedOver,
  classReason,
  comparedFactors,
  isSelected,
  matchCells,
  normaliseSelection,
  selectCells,
  selectionsOf,
} from "./selection.ts";
export type { Side } from "./side.ts";
export { cutTo, sideOf } from "./side.ts";
