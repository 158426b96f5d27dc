import type { Condition, Experiment, ExperimentReport, Selection } from "../../model/index.ts";
import { conditionKey, matches } from "../../model/index.ts";
import type { ExperimentData } from "./experiment-data.ts";

type GridCell = ExperimentReport["grid"][number];

/** More holes than this share of the product of all levels, and the design is not a full cross: only what exists is shown. */
const fullCross = 0.5;
/** Planned conditions up to which those without samples are listed one by one. */
const mostListed = 120;

export interface DesignGrid {
  readonly grid: readonly GridCell[];
  readonly absences: ExperimentReport["absences"];
}

/** The design grid, with what is absent listed where that is little, else counted by reason. */
export function gridOf(data: ExperimentData): DesignGrid {
  const all = plannedOf(data);
  if (all.length <= mostListed) return { grid: all, absences: [] };
  const byReason = new Map<string, number>();
  for (const { absent } of all)
    if (absent !== null) byReason.set(absent, (byReason.get(absent) ?? 0) + 1);
  return {
    grid: all.filter((cell) => cell.absent === null),
    absences: [...byReason].map(([reason, conditions]) => ({ reason, conditions })),
  };
}

/**
 * Conditions in manifest order: what has samples, and what was planned and has none.
 * Every combination counts as planned while at least half of them exist.
 */
function plannedOf(data: ExperimentData): readonly GridCell[] {
  const { experiment } = data;
  const present = new Map(data.perCondition.map((c) => [conditionKey(c.condition), c]));
  for (const p of data.published) {
    const key = conditionKey(p.condition);
    if (!present.has(key)) present.set(key, nothing(p.condition));
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
      scored: { ...found?.scored },
      missing: Object.fromEntries(
        Object.entries(found?.missing ?? {}).map(([metric, causes]) => [metric, { ...causes }]),
      ),
      absent: found ? null : (declaredAbsent(experiment, condition) ?? "no samples"),
    };
  });
}

function nothing(condition: Condition): ExperimentData["perCondition"][number] {
  return { condition, samples: 0, units: 0, scored: {}, missing: {} };
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
