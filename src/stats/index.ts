/** Stage 4 of 11: sums per unit in; estimates, contrasts and verdicts out. */

export type {
  Arrangement,
  DifferenceFacts,
  DifferenceMethod,
  DrawFacts,
  EstimateFacts,
  EstimateMethod,
  MethodRow,
  TestFacts,
  TestMethod,
} from "./choose/index.ts";
export { differenceRows, drawRows, estimateRows, testRows } from "./choose/index.ts";
export { weakestDenominator } from "./contrasts/index.ts";
export type { Correction } from "./correction.ts";
export {
  correctionIds,
  correctionNamed,
  corrections,
  defaultCorrection,
} from "./corrections/index.ts";
export type { EvidenceInput } from "./create-evidence.ts";
export { createEvidence } from "./create-evidence.ts";
export type { EstimateTestFacts, EstimateTestMethod } from "./estimates/index.ts";
export {
  allAgree,
  estimateTestRows,
  few,
  missingBetweenCells,
  missingInCell,
} from "./estimates/index.ts";
export type {
  ContrastQuestion,
  EstimateQuestion,
  Evidence,
  FoundEvidence,
} from "./evidence/index.ts";
export type {
  DifferenceHow,
  DrawKind,
  DrawSize,
  EstimateHow,
  FoundContrast,
  FoundEstimate,
  FoundPart,
  FoundTest,
  NoMethod,
  OwnHow,
  OwnSide,
  PlainReason,
  Reason,
  ReasonPlace,
  Restriction,
  SpeaksOf,
  TestHow,
  Warning,
} from "./facts/index.ts";
export type { MathReason } from "./math/basics/reasons.ts";
export { methods } from "./methods/index.ts";
export type {
  BeyondReach,
  CheckFacts,
  CheckKind,
  FindingQuestion,
  Ground,
  JudgedFinding,
  JudgedScope,
  JudgedTest,
  Judgement,
} from "./verdicts/index.ts";
export {
  adjustContrasts,
  alpha,
  checksOf,
  drawsOfCase,
  intervalAt,
  judgeFindings,
  leastDraws,
  leastReplicates,
  missingShares,
  promptsOf,
} from "./verdicts/index.ts";
