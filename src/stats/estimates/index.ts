/** Values with their intervals. For contrasts and verdicts. */
export { allAgree } from "./all-agree.ts";
export { drawKind, estimateOf } from "./estimate.ts";
export type { EstimateTestFacts, EstimateTestMethod } from "./estimate-test.ts";
export { estimateTestRows, testEstimate } from "./estimate-test.ts";
export { floorOf, floorWith } from "./floor.ts";
export { meanOfDraws } from "./mean-of-draws.ts";
export {
  missingBetweenCells,
  missingInCell,
  missingWarnings,
  unevenMissing,
  weightLost,
} from "./missing.ts";
export { withoutCorrection } from "./parts.ts";
export { pooledDifference, totalsOf } from "./pooled.ts";
export { publishedDifference } from "./published.ts";
export type { Grid, RunMeans } from "./two-way.ts";
export { around, changesOfRun, crossedOver, gridOf, leastCrossed, unitsRecur } from "./two-way.ts";
export {
  balanceWarnings,
  copyWarning,
  drawWarnings,
  few,
  oneRunWarning,
  weightWarning,
} from "./warnings.ts";
