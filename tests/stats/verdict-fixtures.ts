import type { FindingQuestion } from "../../src/stats/index.ts";
import { judgeFindings } from "../support/judge.ts";
import { smallEvidence, sumsOf, unitsOf } from "./evidence-fixtures.ts";

export const on = (arm: string) => ({ arm, context: "on" });
/** So many ones, then zeros. */
export const ones = (count: number, of: number) =>
  Array.from({ length: of }, (_, i) => (i < count ? 1 : 0));

/** Rates of two arms over the same prompts; base is right where treated is, as far as that goes. */
export const pairs = (treated: number, base: number, of: number) =>
  smallEvidence({}, [
    sumsOf(on("treated"), unitsOf(ones(treated, of))),
    sumsOf(on("base"), unitsOf(ones(base, of))),
  ]);

/** One finding, judged alone. */
export function judge(finding: FindingQuestion, evidence: ReturnType<typeof pairs>) {
  const [judged] = judgeFindings([finding], evidence, "holm");
  if (!judged) throw new Error("nothing was judged");
  return judged;
}
