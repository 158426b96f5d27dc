import type { Check, CheckParts, FindingReport } from "../../model/index.ts";
import type { ViewCell, ViewTable } from "./view-table.ts";
import { text } from "./view-table.ts";

/** *Does it hold up?*: every check of a finding, as the report made them. */
export function checkTable(finding: FindingReport): ViewTable {
  return {
    label: "Checks of the finding",
    asItStands: true,
    columns: [
      { label: "Check", align: "left" },
      { label: "Result", align: "left" },
      { label: "Claim holds", align: "left" },
    ],
    rows: finding.checks.map((check, i) => ({
      cells: [
        text(check.label),
        resultCell(check, finding.words.checks[i]),
        text(holdsInWords(check)),
      ],
    })),
  };
}

function resultCell(check: Check, parts: CheckParts | undefined): ViewCell {
  const { result, interval, more } = parts ?? { result: "", interval: null, more: null };
  if (check.value === null) return text(result, { interval });
  return text(result, { strong: true, interval, dim: more ?? undefined });
}

/** `open`: some of what is possible is as claimed, and some is not. */
function holdsInWords({ holds, open }: Pick<Check, "holds" | "open">): string {
  if (open) return "open";
  if (holds === null) return "";
  return holds ? "yes" : "no";
}
