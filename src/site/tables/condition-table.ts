import { count, level } from "../../lib/format-number.ts";
import { address } from "../../model/address.ts";
import { matches } from "../../model/condition.ts";
import type {
  Estimate,
  ExperimentReport,
  FindingReport,
  Metric,
  Selection,
} from "../../model/index.ts";
import { describeSelection, markOf, styleOf } from "../../model/index.ts";
import { estimateText, intervalOfEstimate } from "../numbers.ts";
import { anchorsOf } from "../row-anchors.ts";
import type { ViewRow, ViewTable } from "./view-table.ts";
import { intervalCell, missing, number, text } from "./view-table.ts";

/** The two sides of a finding, each with the conditions that it averages. */
export function conditionTable(
  finding: FindingReport,
  report: ExperimentReport,
  metric: Metric,
): ViewTable {
  const sides: readonly Selection[] = finding.versus ? [finding.of, finding.versus] : [finding.of];
  return {
    label: finding.versus ? "The two sides and their conditions" : "The conditions",
    columns: [
      { label: "Condition", align: "left" },
      ...[metric.label, "95% interval", "n", "Missing"].map((label) => ({
        label,
        align: "right" as const,
      })),
    ],
    rows: sides.flatMap((side, i) => [
      ...meanRow(finding, i, side, report, metric),
      ...rowsOf(side, String(i), report, metric),
    ]),
  };
}

function meanRow(
  finding: FindingReport,
  i: number,
  side: Selection,
  report: ExperimentReport,
  metric: Metric,
): ViewRow[] {
  const { contrast } = finding;
  if (!contrast) return [];
  const { experiment } = report;
  const value = i === 0 ? contrast.estimates.of : contrast.estimates.versus;
  const n = i === 0 ? contrast.n.of : contrast.n.versus;
  if (value === null) return [];
  const written = level(value, styleOf(metric, { n, values: [value] }));
  // One condition that was compared as it stands is its own row; one compared on some of its units has two.
  const asItStands = conditionsIn(side, report, metric).every(
    (e) => estimateText(e, metric).value === written,
  );
  if (contrast.averagedOver.length === 0 && asItStands) return [];
  const cells = [
    text(describeSelection(side, experiment) || "all", {
      mark: markOf(side, experiment),
      strong: true,
      wrap: true,
      dim: "as compared",
    }),
    number(written, { strong: true }),
    intervalCell(null),
    number(count(n)),
    number(""),
  ];
  return [{ group: String(i), cells }];
}

function rowsOf(
  side: Selection,
  group: string,
  report: ExperimentReport,
  metric: Metric,
): ViewRow[] {
  const { experiment } = report;
  return conditionsIn(side, report, metric).map((estimate) => {
    const label = text(describeSelection(estimate.of, experiment), {
      mark: markOf(estimate.of, experiment, estimate.published !== null),
      wrap: true,
      to: address.row(experiment.id, anchorsOf(report)(metric.id, estimate.of)),
    });
    if (estimate.value === null)
      return { group, cells: [label, missing(estimate.reason ?? "no samples", 4)] };
    const written = estimateText(estimate, metric);
    const interval = intervalOfEstimate(estimate, metric);
    const lost = Object.values(estimate.missing).reduce((a, b) => a + b, 0);
    return {
      group,
      cells: [
        label,
        {
          text: written.value,
          kind: estimate.published ? ("published" as const) : ("number" as const),
        },
        { ...intervalCell(interval?.text ?? "none"), note: interval?.note ?? undefined },
        number(count(estimate.n)),
        number(count(lost)),
      ],
    };
  });
}

function conditionsIn(
  side: Selection,
  report: ExperimentReport,
  metric: Metric,
): readonly Estimate[] {
  return report.estimates.filter((e) => e.metric === metric.id && matches(single(e.of), side));
}

function single(of: Selection): Record<string, string> {
  return Object.fromEntries(
    Object.entries(of).map(([factor, levels]) => [factor, levels[0] ?? ""]),
  );
}
