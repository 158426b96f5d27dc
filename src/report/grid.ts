import type { Condition, Experiment, ExperimentReport, Selection } from "../model/index.ts";
import { conditionKey, matches } from "../model/index.ts";
import type { ExperimentData } from "./experiment-data.ts";

type GridCell = ExperimentReport["grid"][number];

/** More holes than this share of the product of all levels, and the design is not a full cross: only what exists is shown. */
const fullCross = 0.5;

/**
 * The design grid in manifest order: what has samples, and what was planned and has none.
 * Every combination counts as planned while at least half of them exist.
 */
export function gridOf(data: ExperimentData): readonly GridCell[] {
  const { experiment } = data;
  const present = new Map(data.perCondition.map((c) => [conditionKey(c.condition), c]));
  for (const p of data.published) {
    const key = conditionKey(p.condition);
    if (!present.has(key)) present.set(key, { condition: p.condition, samples: 0, units: 0 });
  }
  const all = product(experiment);
  const planned =
    present.size >= all.length * fullCross
      ? all
      : all.filter((c) => present.has(conditionKey(c)) || declaredAbsent(experiment, c) !== null);
  return planned.map((condition) => {
    const found = present.get(conditionKey(condition));
    return {
      condition,
      samples: found?.samples ?? 0,
      units: found?.units ?? 0,
      scored: perMetric(data, condition, (units) => units.reduce((n, u) => n + u.n, 0)),
      missing: perMetric(data, condition, (units) => causes(units)),
      absent: found ? null : (declaredAbsent(experiment, condition) ?? "no samples"),
    };
  });
}

function product(experiment: Experiment): readonly Condition[] {
  return experiment.design.factors.reduce<readonly Condition[]>(
    (conditions, factor) =>
      conditions.flatMap((c) => factor.levels.map((l) => ({ ...c, [factor.id]: l.id }))),
    [{}],
  );
}

export function declaredAbsent(experiment: Experiment, condition: Condition): string | null {
  return (
    experiment.design.absent.find((a) => matches(condition, a.condition as Selection))?.reason ??
    null
  );
}

type Units = ExperimentData["sums"][number]["units"];

function perMetric<T>(
  data: ExperimentData,
  condition: Condition,
  value: (units: Units) => T,
): Record<string, T> {
  const key = conditionKey(condition);
  return Object.fromEntries(
    data.sums
      .filter((s) => conditionKey(s.condition) === key)
      .map((s) => [s.metric, value(s.units)]),
  );
}

function causes(units: Units): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const unit of units) {
    for (const [cause, n] of Object.entries(unit.missing)) counts[cause] = (counts[cause] ?? 0) + n;
  }
  return counts;
}
