import { matches } from "../../model/experiment/condition.ts";
import type {
  Counted,
  EstimateReport,
  ExperimentReport,
  FindingReport,
  Metric,
  Selection,
} from "../../model/index.ts";
import { describeSelection, markOf } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { behindFinding, countedOf } from "../../model/report/behind.ts";
import { count, intervalOfParts } from "../../wording/index.ts";
import { anchorsOf } from "../components/experiment/row-anchors.ts";
import { withSamples } from "./samples-column.ts";
import type { ViewRow, ViewTable } from "./view-table.ts";
import { intervalCell, missing, number, text } from "./view-table.ts";

/** The two sides of a finding, each with the conditions that it averages. */
export function conditionTable(
  finding: FindingReport,
  report: ExperimentReport,
  metric: Metric,
): ViewTable {
  const sides: readonly Selection[] = finding.versus ? [finding.of, finding.versus] : [finding.of];
  const rows = sides.flatMap((side, i) => [
    ...meanRow(finding, i, side, report, metric),
    ...rowsOf(side, String(i), report, metric),
  ]);
  const table: ViewTable = {
    label: finding.versus ? "The two sides and their conditions" : "The conditions",
    // Each side comes before what it averages.
    asItStands: true,
    columns: [
      { label: "Condition", align: "left" },
      ...[metric.label, "95% interval", "n", "Missing"].map((label) => ({
        label,
        align: "right" as const,
      })),
    ],
    rows: rows.map(({ row }) => row),
  };
  return withSamples(table, report, (i) => rows.slice(i, i + 1).flatMap(({ behind }) => behind));
}

/** A row with the conditions that it counts. */
interface SidedRow {
  readonly row: ViewRow;
  readonly behind: readonly Counted[];
}

function meanRow(
  finding: FindingReport,
  i: number,
  of: Selection,
  report: ExperimentReport,
  metric: Metric,
): SidedRow[] {
  const { contrast } = finding;
  if (!contrast) return [];
  const { experiment } = report;
  const side = i === 0 ? "of" : "versus";
  const written = finding.words.compared?.[side] ?? null;
  if (written === null) return [];
  // One condition that was compared as it stands is its own row; one compared on some of its units has two.
  const asItStands = conditionsIn(of, report, metric).every((e) => e.words.value === written);
  if (contrast.averagedOver.length === 0 && asItStands) return [];
  const cells = [
    text(describeSelection(of, experiment) || "all", {
      mark: markOf(of, experiment),
      strong: true,
      wrap: true,
      dim: "as compared",
    }),
    number(written, { strong: true }),
    intervalCell(null),
    number(count(contrast.n[side])),
    number(""),
  ];
  return [
    { row: { group: String(i), cells }, behind: behindFinding(finding, metric).slice(i, i + 1) },
  ];
}

function rowsOf(
  side: Selection,
  group: string,
  report: ExperimentReport,
  metric: Metric,
): SidedRow[] {
  const { experiment } = report;
  return conditionsIn(side, report, metric).map((estimate) => {
    const label = text(describeSelection(estimate.of, experiment), {
      mark: markOf(estimate.of, experiment, estimate.published !== null),
      wrap: true,
      to: address.row(experiment.id, anchorsOf(report)(metric.id, estimate.of)),
    });
    if (estimate.value === null)
      return {
        row: { group, cells: [label, missing(estimate.reason ?? "no samples", 4)] },
        behind: [],
      };
    const { words: parts } = estimate;
    const interval = intervalOfParts(parts, estimate);
    const row = {
      group,
      cells: [
        label,
        {
          text: parts.value ?? "",
          kind: estimate.published ? ("published" as const) : ("number" as const),
        },
        { ...intervalCell(interval?.text ?? "none"), note: interval?.note ?? undefined },
        number(count(estimate.n)),
        number(parts.missing),
      ],
    };
    return { row, behind: estimate.published ? [] : [countedOf(estimate.of, metric)] };
  });
}

function conditionsIn(
  side: Selection,
  report: ExperimentReport,
  metric: Metric,
): readonly EstimateReport[] {
  return report.estimates.filter((e) => e.metric === metric.id && matches(single(e.of), side));
}

function single(of: Selection): Record<string, string> {
  return Object.fromEntries(
    Object.entries(of).map(([factor, levels]) => [factor, levels[0] ?? ""]),
  );
}
