import { difference, fixed, level } from "../../lib/format-number.ts";
import type { Check, FindingReport, Metric } from "../../model/index.ts";
import { findingStyle, intervalText } from "../numbers.ts";
import type { ViewCell, ViewTable } from "./view-table.ts";
import { text } from "./view-table.ts";

/** *Does it hold up?*: every check of a finding, as the report made them. */
export function checkTable(finding: FindingReport, metric: Metric): ViewTable {
  return {
    label: "Checks of the finding",
    columns: [
      { label: "Check", align: "left" },
      { label: "Result", align: "left" },
      { label: "Claim holds", align: "left" },
    ],
    rows: finding.checks.map((check) => ({
      cells: [
        text(check.label),
        resultCell(check, finding, metric),
        text(holdsInWords(check.holds)),
      ],
    })),
  };
}

function resultCell(check: Check, finding: FindingReport, metric: Metric): ViewCell {
  const style = findingStyle(finding, metric);
  const interval = intervalText(check.interval, style);
  if (check.value === null) return text(check.text ?? "", { interval });
  const ratio = finding.contrast?.scale === "ratio" && check.scale === "difference";
  const value = ratio
    ? `×${fixed(check.value, 2)}`
    : check.scale === "level"
      ? level(check.value, style)
      : difference(check.value, style);
  return text(value, { strong: true, interval, dim: check.text ?? undefined });
}

function holdsInWords(holds: boolean | null): string {
  if (holds === null) return "";
  return holds ? "yes" : "no";
}
