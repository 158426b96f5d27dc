/** Stage 4 of 9: sums per unit in; estimates, contrasts and verdicts out. */

export type { JudgedFinding } from "./checks.ts";
export { checksOf } from "./checks.ts";
export type {
  Arrangement,
  DifferenceFacts,
  DifferenceMethod,
  DrawFacts,
  LevelFacts,
  LevelMethod,
  MethodRow,
} from "./choose-method.ts";
export { differenceRows, drawRows, levelRows } from "./choose-method.ts";
export type { TestFacts, TestMethod } from "./choose-test.ts";
export { testRows } from "./choose-test.ts";
export type { EvidenceInput } from "./create-evidence.ts";
export { createEvidence } from "./create-evidence.ts";
export type * from "./evidence.ts";
export { adjustContrasts, intervalAt } from "./family.ts";
export type { FindingQuestion } from "./gather.ts";
export type { LevelTestFacts, LevelTestMethod } from "./level-test.ts";
export { levelTestRows } from "./level-test.ts";
export { methods } from "./methods/index.ts";
export { missingBetweenCells, missingInCell } from "./missing.ts";
export { weakestDenominator } from "./ratio.ts";
export { alpha, leastDraws, leastReplicates } from "./thresholds.ts";
export type { Judgement } from "./verdict.ts";
export { judgeFindings } from "./verdict.ts";
