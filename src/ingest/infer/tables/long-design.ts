import type { RawRecord } from "../../formats/shared/index.ts";
import type { Guess, LongForm, MetricGuess } from "../design/index.ts";
import { textAt } from "../design/index.ts";
import type { Column, LookedAt } from "../look/index.ts";
import { columnsOf, freshId, labelOf, natureOf } from "../look/index.ts";
import { tableMetrics } from "./table-metrics.ts";

export function longMetrics(
  { metric, value }: LongForm,
  files: readonly LookedAt[],
): readonly MetricGuess[] {
  const used = new Set<string>();
  const nameOf = textAt(metric.path);
  return metric.values.map((name) => {
    const own = files.map((file) => ({
      ...file,
      records: file.records.filter((r) => nameOf(r) === name),
    }));
    const column = columnsOf(own.flatMap((f) => f.records)).find((c) => c.path === value.path);
    const [scored] = column ? tableMetrics([{ ...column, leaf: "score" }], own).metrics : [];
    const id = freshId(name, used);
    return {
      id,
      path: name,
      label: labelOf(name),
      kind: scored?.kind ?? "score",
      ...(scored?.range ? { range: scored.range } : {}),
      ...natureOf(name),
      ...(scored?.values ? { values: scored.values } : {}),
      bears: true,
      files: new Set(files.filter((f) => f.records.some((r) => nameOf(r) === name))),
    };
  });
}

/** Columns that are the same in all rows of a metric: its type or unit, no condition. */
export function saidByMetric(
  { metric, value }: LongForm,
  columns: readonly Column[],
  records: readonly RawRecord[],
): readonly string[] {
  const nameOf = textAt(metric.path);
  return columns.flatMap((c) => {
    if (c === metric || c === value || c.values.length < 2) return [];
    const read = textAt(c.path);
    const pairs = new Set(records.map((r) => `${nameOf(r)}\u0000${read(r)}`));
    return pairs.size === metric.values.length ? [c.path] : [];
  });
}

export function longNotes({ metric, value }: LongForm): readonly Guess[] {
  return [
    {
      what: `${metric.path}, ${value.path}`,
      as: `${metric.values.length} metrics, a row each`,
      why: "one row per sample and metric; metrics are never averaged together",
    },
  ];
}
