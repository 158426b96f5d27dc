import type { Finding } from "../model/index.ts";
import type { Evidence, JudgedFinding } from "../stats/index.ts";
import { checksOf } from "./checks.ts";
import { notesOf } from "./notes.ts";
import { verdictSentence } from "./verdict.ts";

/** All that is said of a judged finding: why, what bears on it, and whether it holds up. */
export function judgementInWords(
  judged: JudgedFinding,
  evidence: Evidence,
): Pick<Finding, "why" | "notes" | "checks"> {
  const design = evidence.experiment(judged.experiment)?.design;
  if (!design) throw new Error(`No experiment "${judged.experiment}".`);
  return {
    why: verdictSentence(judged, evidence),
    notes: [...notesOf(judged, design)],
    checks: [...checksOf(judged, evidence)],
  };
}
