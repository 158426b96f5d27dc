import type { Evidence, FindingQuestion } from "../../src/stats/index.ts";
import { judgeFindings as judge } from "../../src/stats/index.ts";
import { judgementInWords } from "../../src/wording/index.ts";

export { checksOf } from "../../src/wording/index.ts";

/** Findings as a page has them: judged together, with the words of their verdicts. */
export function judgeFindings<F extends FindingQuestion>(
  findings: readonly F[],
  evidence: Evidence,
  family: string,
) {
  return judge(findings, evidence, family).map((finding) => ({
    ...finding,
    ...judgementInWords(finding, evidence),
  }));
}
