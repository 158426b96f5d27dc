import { count } from "../../lib/format-number.ts";
import { rowAnchor } from "../../model/address.ts";
import { matches } from "../../model/condition.ts";
import type {
  Condition,
  Drawing,
  Estimate,
  Experiment,
  ExperimentReport,
  Metric,
  Selection,
} from "../../model/index.ts";
import { conditionMark } from "../condition-mark.ts";
import { estimateText, intervalText, styleOf } from "../numbers.ts";
import type { ViewCell, ViewColumn, ViewRow, ViewTable } from "./view-table.ts";
import { intervalCell, missing, number, text } from "./view-table.ts";

interface Indexed {
  readonly estimate: Estimate;
  readonly strip: Drawing | undefined;
}

/** One metric in every condition, with the planned conditions that are absent; transcribed numbers apart. */
export function metricTables(report: ExperimentReport, metric: Metric): ViewTable[] {
  const strips = new Map(report.strips.map((s) => [s.key, s.drawing]));
  const all = report.estimates
    .map((estimate, i): Indexed => ({ estimate, strip: strips.get(`e:${i}`) }))
    .filter(({ estimate }) => estimate.metric === metric.id);
  const computed = all.filter(({ estimate }) => !estimate.published);
  const published = all.filter(({ estimate }) => estimate.published);
  return [
    ...(computed.length > 0 ? [computedTable(computed, report, metric)] : []),
    ...(published.length > 0
      ? [publishedTable(published, report.experiment, metric, computed.length === 0)]
      : []),
  ];
}

function computedTable(
  list: readonly Indexed[],
  report: ExperimentReport,
  metric: Metric,
): ViewTable {
  const { experiment, grid } = report;
  const drawn = list.some(({ strip }) => strip);
  const rows = list.map(({ estimate, strip }): ViewRow => {
    const drawing = drawn ? [text("", { svg: strip?.svg ?? "" })] : [];
    return row(estimate.of, experiment, metric, [...drawing, ...computedCells(estimate, metric)]);
  });
  const absent = grid
    .filter((cell) => cell.absent !== null && (!metric.on || matches(cell.condition, metric.on)))
    .map((cell) =>
      row(selectionOf(cell.condition), experiment, metric, [
        missing(cell.absent ?? "", drawn ? 7 : 6),
      ]),
    );
  return {
    label: metric.label,
    caption: metric.label,
    id: rowAnchor(metric.id, {}),
    columns: [
      ...factorColumns(experiment),
      ...(drawn ? [{ label: "", align: "left" as const, drawing: true }] : []),
      ...right(
        metric.kind === "binary" ? "Rate" : "Mean",
        "95% interval",
        metric.kind === "binary" ? "Count" : "n",
        "n eff.",
        "If pooled",
        "Missing",
      ),
    ],
    rows: inOrderOf(
      grid.map((cell) => cell.condition),
      [...rows, ...absent],
      metric,
    ),
  };
}

function publishedTable(
  list: readonly Indexed[],
  experiment: Experiment,
  metric: Metric,
  alone: boolean,
): ViewTable {
  const caption = `${metric.label}, as published`;
  return {
    label: caption,
    caption,
    id: alone ? rowAnchor(metric.id, {}) : undefined,
    columns: [
      ...factorColumns(experiment),
      ...right("Published", "Interval, as published", "n", "Interval, ours"),
      { label: "Where", align: "left" },
    ],
    rows: list.map(({ estimate }) =>
      row(estimate.of, experiment, metric, publishedCells(estimate, metric), true),
    ),
  };
}

function factorColumns(experiment: Experiment): ViewColumn[] {
  return experiment.design.factors.map((f) => ({ label: f.label, align: "left" }));
}

function right(...labels: readonly string[]): ViewColumn[] {
  return labels.map((label) => ({ label, align: "right" }));
}

function selectionOf(condition: Condition): Selection {
  return Object.fromEntries(Object.entries(condition).map(([factor, level]) => [factor, [level]]));
}

/** Rows in the order of the design, so that a hole stands where its condition would. */
function inOrderOf(
  conditions: readonly Condition[],
  rows: readonly ViewRow[],
  metric: Metric,
): ViewRow[] {
  const order = new Map(conditions.map((c, i) => [rowAnchor(metric.id, selectionOf(c)), i]));
  const place = (r: ViewRow) => order.get(r.id ?? "") ?? conditions.length;
  return rows.toSorted((a, b) => place(a) - place(b));
}

function row(
  of: Selection,
  experiment: Experiment,
  metric: Metric,
  cells: readonly ViewCell[],
  published = false,
): ViewRow {
  const levels = experiment.design.factors.map((factor, i): ViewCell => {
    const ids = of[factor.id] ?? [];
    const label = ids
      .map((id) => factor.levels.find((l) => l.id === id)?.label ?? id)
      .join(" and ");
    return i === 0 ? text(label, { mark: conditionMark(of, experiment, published) }) : text(label);
  });
  const first = experiment.design.factors[0]?.id ?? "";
  const grouped = experiment.design.factors.length > 1;
  return {
    id: rowAnchor(metric.id, of),
    group: grouped ? of[first]?.join() : undefined,
    cells: [...levels, ...cells],
  };
}

function computedCells(estimate: Estimate, metric: Metric): ViewCell[] {
  if (estimate.value === null) return [missing(estimate.reason ?? "no samples", 6)];
  const written = estimateText(estimate, metric);
  const lost = Object.values(estimate.missing).reduce((a, b) => a + b, 0);
  const ones =
    metric.kind === "binary" && estimate.total !== null ? `${totalText(estimate.total)}/` : "";
  return [
    number(written.value, { strong: true }),
    intervalCell(written.interval ?? estimate.reason ?? "none"),
    number(ones + count(estimate.n)),
    number(estimate.effectiveN === null ? "" : count(estimate.effectiveN)),
    intervalCell(intervalText(estimate.pooled, styleOf(metric, estimate.n, estimate.interval))),
    number(count(lost), { note: lost > 0 ? Object.keys(estimate.missing).join(", ") : undefined }),
  ];
}

function totalText(total: number): string {
  return Number.isInteger(total) ? count(total) : total.toFixed(1);
}

function publishedCells(estimate: Estimate, metric: Metric): ViewCell[] {
  const written = estimateText(estimate, metric);
  const { published } = estimate;
  const ours = intervalText(published?.ours ?? null, styleOf(metric, estimate.n || null));
  return [
    { text: written.value, kind: "published" },
    published?.interval && written.interval
      ? { ...intervalCell(written.interval), note: published.interval }
      : intervalCell("none reported"),
    number(estimate.n > 0 ? count(estimate.n) : "not given"),
    ours ? { ...intervalCell(ours), note: published?.ours?.method } : intervalCell("none"),
    text(published?.place ?? "", { wrap: true }),
  ];
}
