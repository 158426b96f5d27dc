/** Claims against evidence: verdicts, families, warnings, reasons. For `stats/index.ts`. */
export type { CheckFacts, CheckKind, JudgedFinding } from "./checks.ts";
export { checksOf } from "./checks.ts";
export type { FindingQuestion, JudgedTest } from "./evidenced.ts";
export { adjustContrasts, intervalAt } from "./family.ts";
export type { BeyondReach } from "./reach.ts";
export { beyondReach } from "./reach.ts";
export type { Ground } from "./ruling.ts";
export { drawsOfCase, missingShares } from "./ruling.ts";
export type { JudgedScope } from "./scope.ts";
export { promptsOf } from "./scope.ts";
export { alpha, leastDraws, leastFor, leastReplicates } from "./thresholds.ts";
export type { Judgement } from "./verdict.ts";
export { judgeFindings } from "./verdict.ts";
