/** Stage 4 of 10: sums per unit in; estimates, contrasts and verdicts out. */

export { allAgree } from "./all-agree.ts";
export type { CheckFacts, CheckKind, JudgedFinding } from "./checks.ts";
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
export type { Correction } from "./correction.ts";
export { correctionIds, corrections, defaultCorrection } from "./corrections/index.ts";
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
export { drawsBehindWords, floorDraws, neededWords, tooFewWords } from "./reach.ts";
export type { Ground } from "./ruling.ts";
export { drawsOfCase, missingShares } from "./ruling.ts";
export { promptsOf } from "./scope.ts";
export { alpha, leastDraws, leastReplicates } from "./thresholds.ts";
export type { Judgement } from "./verdict.ts";
export { judgeFindings } from "./verdict.ts";
export { few } from "./warnings.ts";
export type { DrawKind } from "./words.ts";
export { drawNoun, runWords } from "./words.ts";
