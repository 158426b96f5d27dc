import type { Evidence, EvidenceInput } from "../../src/stats/index.ts";
import { createEvidence } from "../../src/stats/index.ts";
import { evidenceInWords } from "../../src/wording/index.ts";

/** Evidence with its sentences, as charts, notebooks and pages have it. */
export function wordedEvidence(input: EvidenceInput): Evidence {
  return evidenceInWords(createEvidence(input));
}
