import { difference, level, type NumberStyle, ratio } from "../../lib/format-number.ts";
import type { Check, Experiment, FindingReport, Metric } from "../../model/index.ts";
import { findingStyle, styleOn } from "../../model/index.ts";
import { metricOf } from "../lookup.ts";
import { intervalText } from "../numbers.ts";
import type { ViewCell, ViewTable } from "./view-table.ts";
import { text } from "./view-table.ts";

/** *Does it hold up?*: every check of a finding, as the report made them. */
export function checkTable(finding: FindingReport, experiment: Experiment): ViewTable {
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
        resultCell(check, finding, metricOf(experiment, check.metric)),
        text(holdsInWords(check.holds)),
      ],
    })),
  };
}

function resultCell(check: Check, finding: FindingReport, metric: Metric): ViewCell {
  const style = styleOfCheck(check, finding, metric);
  const interval = intervalText(check.interval, style);
  if (check.value === null) return text(check.text ?? "", { interval });
  const write =
    finding.contrast?.scale === "ratio" ? ratio : check.scale === "level" ? level : difference;
  const value = write(check.value, style);
  return text(value, { strong: true, interval, dim: check.text ?? undefined });
}

/** As the finding is written, with what tells this row's own interval apart; another metric has a style of its own. */
function styleOfCheck(check: Check, finding: FindingReport, metric: Metric): NumberStyle {
  const own = { values: [check.value], intervals: [check.interval] };
  if (metric.id === finding.metric) return findingStyle(finding, metric, own);
  const { contrast, estimate } = finding;
  const n = contrast ? Math.min(contrast.n.of, contrast.n.versus) : (estimate?.n ?? null);
  const axis = contrast?.scale === "ratio" ? "ratio" : check.scale;
  return styleOn(axis, metric, { n, ...own });
}

function holdsInWords(holds: boolean | null): string {
  if (holds === null) return "";
  return holds ? "yes" : "no";
}
