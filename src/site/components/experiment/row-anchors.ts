import type {
  Condition,
  ExperimentReport,
  Row,
  RowAnchors,
  Selection,
} from "../../../model/index.ts";
import { rowAnchors } from "../../../model/index.ts";

const made = new WeakMap<ExperimentReport, RowAnchors>();

/** Anchors of the rows of an experiment's page, made once: they depend on all of them. */
export function anchorsOf(report: ExperimentReport): RowAnchors {
  const known = made.get(report);
  if (known) return known;
  const { metrics } = report.experiment;
  const tables = metrics.map(({ id }): Row => ({ metric: id, of: {} }));
  const absent = metrics.flatMap(({ id }) =>
    report.grid
      .filter((cell) => cell.absent !== null)
      .map(({ condition }): Row => ({ metric: id, of: selectionOf(condition) })),
  );
  const anchors = rowAnchors([...tables, ...report.estimates], absent);
  made.set(report, anchors);
  return anchors;
}

function selectionOf(condition: Condition): Selection {
  return Object.fromEntries(Object.entries(condition).map(([factor, level]) => [factor, [level]]));
}
