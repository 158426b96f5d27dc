import type { Design, Finding } from "../../model/index.ts";
import type { Evidence, JudgedFinding, Judgement } from "../../stats/index.ts";
import { judgedTestMethod, scopeWords } from "../facts/index.ts";
import type { Worded } from "../worded.ts";
import { checksOf } from "./checks.ts";
import { notesOf } from "./notes.ts";
import { besideTheVerdict, verdictSentence } from "./verdict.ts";

/** All that is said of a judged finding: its test and scope, why, what bears on it, and whether it holds up. */
export function judgementInWords(
  judged: JudgedFinding,
  evidence: Evidence,
): Pick<Finding, "p" | "scope" | "why" | "beside" | "notes" | "checks"> {
  const design = evidence.experiment(judged.experiment)?.design;
  if (!design) throw new Error(`No experiment "${judged.experiment}".`);
  const said = testAndScope(judged, design);
  const worded = { ...judged, ...said };
  const beside = besideTheVerdict(worded, evidence);
  return {
    ...said,
    why: verdictSentence(worded, evidence),
    ...(beside === null ? {} : { beside }),
    notes: [...notesOf(worded, design)],
    checks: [...checksOf(worded, evidence)],
  };
}

function testAndScope({ p, scope }: Judgement, design: Design): Pick<Worded, "p" | "scope"> {
  const { about, prompts } = scope;
  const said = { about, prompts, words: scopeWords(scope, design) };
  if (p === null) return { p, scope: said };
  const { oneSided: _, ...numbers } = p;
  return { p: { ...numbers, method: judgedTestMethod(p) }, scope: said };
}
