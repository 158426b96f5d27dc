/** Stage 4 of 10: sums per unit in; estimates, contrasts and verdicts out. */

export type {
  Arrangement,
  DifferenceFacts,
  DifferenceMethod,
  DrawFacts,
  LevelFacts,
  LevelMethod,
  MethodRow,
  TestFacts,
  TestMethod,
} from "./choose/index.ts";
export { differenceRows, drawRows, levelRows, testRows } from "./choose/index.ts";
export { weakestDenominator } from "./contrasts/index.ts";
export type { Correction } from "./correction.ts";
export { correctionIds, corrections, defaultCorrection } from "./corrections/index.ts";
export type { EvidenceInput } from "./create-evidence.ts";
export { createEvidence } from "./create-evidence.ts";
export type { LevelTestFacts, LevelTestMethod } from "./estimates/index.ts";
export {
  allAgree,
  few,
  levelTestRows,
  missingBetweenCells,
  missingInCell,
} from "./estimates/index.ts";
export type { ContrastQuestion, DrawKind, EstimateQuestion, Evidence } from "./evidence/index.ts";
export { drawNoun, runWords } from "./evidence/index.ts";
export { methods } from "./methods/index.ts";
export type {
  CheckFacts,
  CheckKind,
  FindingQuestion,
  Ground,
  JudgedFinding,
  Judgement,
} from "./verdicts/index.ts";
export {
  adjustContrasts,
  alpha,
  checksOf,
  drawsBehindWords,
  drawsOfCase,
  floorDraws,
  intervalAt,
  judgeFindings,
  leastDraws,
  leastReplicates,
  missingShares,
  neededWords,
  promptsOf,
  tooFewWords,
} from "./verdicts/index.ts";
