import { matches } from "../../model/experiment/condition.ts";
import type {
  Condition,
  Estimate,
  EstimateReport,
  Experiment,
  ExperimentReport,
  Factor,
  Metric,
  Selection,
} from "../../model/index.ts";
import { describeSelection, isCount, markOf, valueWord } from "../../model/index.ts";
import { countedOf } from "../../model/report/behind.ts";
import { count, withDecimals } from "../../wording/index.ts";
import { anchorsOf } from "../components/experiment/row-anchors.ts";
import {
  agreementCells,
  agreementOf,
  agreementParts,
  partCell,
  partColumns,
} from "./part-cells.ts";
import { withSamples } from "./samples-column.ts";
import type { ViewCell, ViewColumn, ViewRow, ViewTable } from "./view-table.ts";
import {
  countColumns,
  intervalCell,
  missing,
  number,
  rightColumns,
  text,
  withoutEmptyColumns,
} from "./view-table.ts";

interface Entry {
  /** Anchor of the row; none in a second table of the same conditions. */
  readonly id: string | undefined;
  readonly of: Selection;
  readonly estimate: EstimateReport | null;
  readonly absent: string | null;
  readonly strip: string | undefined;
}

/** One metric in every condition, with the planned conditions that are absent; transcribed numbers apart. */
export function metricTables(report: ExperimentReport, metric: Metric): ViewTable[] {
  const strips = new Map(report.strips.map((s) => [s.key, s.drawing.svg]));
  const entries = report.estimates
    .map(
      (estimate, i): Entry => ({
        id: rowAnchor(report, estimate),
        of: estimate.of,
        estimate,
        absent: null,
        strip: strips.get(`e:${i}`),
      }),
    )
    .filter(({ estimate }) => estimate?.metric === metric.id);
  const computed = entries.filter(({ estimate }) => !estimate?.published);
  const published = entries.filter(({ estimate }) => estimate?.published);
  return [
    ...(computed.length > 0
      ? tablesOf(inOrder([...computed, ...absentOf(report, metric)], report), report, metric, {
          title: metric.label,
          columns: [
            ...rightColumns(valueWord(metric), "95% interval"),
            ...rightColumns(...partColumns(metric).map(({ label }) => label)),
            ...(isCount(metric) ? rightColumns("Count") : countColumns("n")),
            ...countColumns("n eff."),
            ...rightColumns("If pooled"),
            ...countColumns("Missing"),
          ],
          cells: computedCells,
        })
      : []),
    ...(computed.some(({ estimate }) => agreementOf(estimate).length > 0)
      ? tablesOf(inOrder(computed, report).map(again), report, metric, {
          title: `${metric.label}: how the judge agrees with people`,
          columns: rightColumns("Labels", ...agreementParts.map(({ label }) => label)),
          cells: agreementCells,
        })
      : []),
    ...(published.length > 0
      ? tablesOf(published, report, metric, {
          title: `${metric.label}, as published`,
          columns: [
            ...rightColumns("Published †", "Their interval"),
            ...countColumns("n"),
            ...rightColumns("Interval of ours"),
            ...(placesOf(published).length > 1 ? [{ label: "Where", align: "left" as const }] : []),
          ],
          cells: placesOf(published).length > 1 ? publishedCellsWithPlace : publishedCells,
        })
      : []),
  ].map((table, i) => (i === 0 ? { ...table, id: anchorsOf(report)(metric.id, {}) } : table));
}

/** None where the only condition of a metric is all of it: its table has that anchor. */
function rowAnchor(report: ExperimentReport, { metric, of }: Estimate): string | undefined {
  return Object.keys(of).length === 0 ? undefined : anchorsOf(report)(metric, of);
}

interface Kind {
  readonly title: string;
  readonly columns: readonly ViewColumn[];
  readonly cells: (estimate: EstimateReport, metric: Metric) => ViewCell[];
}

/** Columns of factors that a table has room for beside its numbers. */
const mostFactors = 2;

/** One table while its factors fit beside the numbers; else one for each level of the factor with the fewest. */
function tablesOf(
  entries: readonly Entry[],
  report: ExperimentReport,
  metric: Metric,
  kind: Kind,
): ViewTable[] {
  const varying = varyingFactors(entries, report.experiment);
  const by = varying.slice(1).toSorted((a, b) => a.levels.length - b.levels.length)[0];
  if (varying.length <= mostFactors || !by) return [tableOf(entries, report, metric, kind)];
  const values = [...new Set(entries.map((e) => String(e.of[by.id])))];
  return values.flatMap((value) =>
    tablesOf(
      entries.filter((e) => String(e.of[by.id]) === value),
      report,
      metric,
      kind,
    ),
  );
}

function varyingFactors(entries: readonly Entry[], experiment: Experiment): readonly Factor[] {
  const { factors } = experiment.design;
  return factors.filter(
    (f) => f.levels.length < 2 || new Set(entries.map((e) => String(e.of[f.id]))).size > 1,
  );
}

function tableOf(
  entries: readonly Entry[],
  report: ExperimentReport,
  metric: Metric,
  kind: Kind,
): ViewTable {
  const { experiment } = report;
  const varying = varyingFactors(entries, experiment);
  const shown = varying.length > 0 ? varying : experiment.design.factors.slice(0, 1);
  const marked = shown.find((f) => f.role === "arm") ?? shown[0];
  const drawn = entries.some((e) => e.strip);
  const fixed = Object.entries(entries[0]?.of ?? {}).filter(
    ([id]) => !shown.some((f) => f.id === id),
  );
  const fixedLevels = describeSelection(Object.fromEntries(fixed), experiment);
  const caption = [kind.title, fixedLevels].filter(Boolean).join(": ");
  const table: ViewTable = {
    label: caption,
    caption,
    columns: [
      ...shown.map((f) => ({ label: f.label, align: "left" as const })),
      ...(drawn ? [{ label: "", align: "left" as const, drawing: true }] : []),
      ...kind.columns,
    ],
    rows: entries.map((entry): ViewRow => {
      const strip = drawn ? [text("", { svg: entry.strip ?? "" })] : [];
      const values = entry.estimate
        ? [...strip, ...kind.cells(entry.estimate, metric)]
        : [missing(entry.absent ?? "", kind.columns.length + strip.length)];
      return {
        id: entry.id,
        group: shown.length > 1 ? String(entry.of[shown[0]?.id ?? ""]) : undefined,
        cells: [
          ...shown.map((factor) => levelCell(factor, entry, factor === marked, experiment)),
          ...values,
        ],
      };
    }),
  };
  const behind = ({ estimate }: Entry) =>
    estimate && !estimate.published && estimate.n > 0 ? [countedOf(estimate.of, metric)] : [];
  return withSamples(withoutEmptyColumns(table), report, (i) =>
    entries.slice(i, i + 1).flatMap(behind),
  );
}

function levelCell(
  factor: Factor,
  { of, estimate }: Entry,
  marked: boolean,
  experiment: Experiment,
): ViewCell {
  const ids = of[factor.id] ?? [];
  const label = ids.map((id) => factor.levels.find((l) => l.id === id)?.label ?? id).join(" and ");
  return marked
    ? text(label, { mark: markOf(of, experiment, estimate?.published != null) })
    : text(label);
}

function absentOf(report: ExperimentReport, metric: Metric): Entry[] {
  return report.grid
    .filter((cell) => cell.absent !== null && (!metric.on || matches(cell.condition, metric.on)))
    .map((cell) => ({
      id: anchorsOf(report)(metric.id, selectionOf(cell.condition)),
      of: selectionOf(cell.condition),
      estimate: null,
      absent: cell.absent,
      strip: undefined,
    }));
}

/** Entries in the order of the design, so that a hole stands where its condition would. */
function inOrder(entries: readonly Entry[], { grid, experiment }: ExperimentReport): Entry[] {
  const name = (of: Selection) => experiment.design.factors.map((f) => String(of[f.id])).join();
  const order = new Map(grid.map((cell, i) => [name(selectionOf(cell.condition)), i]));
  const place = (entry: Entry) => order.get(name(entry.of)) ?? grid.length;
  return entries.toSorted((a, b) => place(a) - place(b));
}

function selectionOf(condition: Condition): Selection {
  return Object.fromEntries(Object.entries(condition).map(([factor, level]) => [factor, [level]]));
}

/** A condition once more, in a table that comes after the one that its anchor leads to. */
function again(entry: Entry): Entry {
  return { ...entry, id: undefined, strip: undefined };
}

function computedCells(estimate: EstimateReport, metric: Metric): ViewCell[] {
  const beside = partColumns(metric).map((column) => partCell(estimate, column));
  if (estimate.value === null)
    return beside.length === 0 || !estimate.parts
      ? [missing(estimate.reason ?? "no samples", 6 + beside.length)]
      : [missing(estimate.reason ?? "no samples", 2), ...beside, number(count(estimate.n))];
  const { words: parts } = estimate;
  const ones = isCount(metric) && estimate.total !== null ? `${totalText(estimate.total)}/` : "";
  return [
    number(parts.value ?? "", { strong: true, value: estimate.value }),
    intervalCell(parts.interval ?? parts.reason, estimate.interval),
    ...beside,
    number(ones + count(estimate.n)),
    number(estimate.effectiveN === null ? "" : count(estimate.effectiveN)),
    intervalCell(parts.pooled),
    number(parts.missing),
  ];
}

function totalText(total: number): string {
  return Number.isInteger(total) ? count(total) : withDecimals(total, 1);
}

function publishedCells(estimate: EstimateReport): ViewCell[] {
  const { published, words: parts } = estimate;
  return [
    { text: parts.value ?? "", kind: "published", value: estimate.value ?? undefined },
    theirInterval(estimate, published?.interval ? parts.interval : null),
    number(estimate.n > 0 ? count(estimate.n) : "not given"),
    intervalCell(parts.ours ?? "none"),
  ];
}

/** An interval without width is shown as it was released, and as what it is worth. */
function theirInterval({ interval }: Estimate, written: string | null): ViewCell {
  const empty = interval !== null && interval.lower === interval.upper;
  return {
    ...intervalCell(written ?? "none reported"),
    ...(written && empty ? { dim: "no width" } : {}),
  };
}

function publishedCellsWithPlace(estimate: EstimateReport): ViewCell[] {
  return [...publishedCells(estimate), text(estimate.published?.place ?? "", { wrap: true })];
}

function placesOf(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap(({ estimate }) => estimate?.published?.place ?? []))];
}
