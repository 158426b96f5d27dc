import type { Condition, Experiment, Selection } from "../../model/index.ts";
import { conditionKey, matches } from "../../model/index.ts";
import type { Reason, Restriction } from "../facts/index.ts";
import { compareIds } from "./compare-ids.ts";
import { createMemory } from "./memory.ts";
import type { Cell, MetricData } from "./observations.ts";
import type { Side } from "./side.ts";
import { matchedSide } from "./side.ts";

/** The same selection however it was written: factors and levels in manifest order, each once. */
export function normaliseSelection(experiment: Experiment, selection: Selection): Selection {
  const order = (ids: readonly string[]) => (a: string, b: string) => {
    const [first, second] = [ids.indexOf(a), ids.indexOf(b)];
    return (
      (first < 0 ? ids.length : first) - (second < 0 ? ids.length : second) || compareIds(a, b)
    );
  };
  const factors = experiment.design.factors;
  const ids = factors.map((factor) => factor.id);
  return Object.fromEntries(
    Object.keys(selection)
      .sort(order(ids))
      .map((id) => {
        const levels = factors.find((factor) => factor.id === id)?.levels.map((l) => l.id) ?? [];
        return [id, [...new Set(selection[id])].sort(order(levels))];
      }),
  );
}

/** Whether a condition is selected and the metric has a meaning in it. */
export function isSelected(data: MetricData, condition: Condition, selection: Selection): boolean {
  return matches(condition, data.metric.on ?? {}) && matches(condition, selection);
}

const remember = createMemory<MetricData, readonly Cell[]>();

/** The cells of a selection that have at least one planned sample. */
export function selectCells(data: MetricData, selection: Selection): readonly Cell[] {
  return remember(data, conditionKey(selection), () =>
    data.cells.filter(
      (cell) => cell.scored + cell.lost > 0 && isSelected(data, cell.condition, selection),
    ),
  );
}

/** Why a selection has no cells, where it names what is no condition of the metric; null otherwise. */
export function classReason({ metric }: MetricData, ...of: readonly Selection[]): Reason | null {
  const named = metric.classFactors?.find((id) => of.some((selection) => id in selection));
  if (named === undefined) return null;
  return { is: "names a class", factor: named, metric: metric.label };
}

/** Factors left out of every selection over which the cells vary. */
export function averagedOver(
  experiment: Experiment,
  cells: readonly { readonly condition: Condition }[],
  selections: readonly Selection[],
): string[] {
  return experiment.design.factors
    .map((factor) => factor.id)
    .filter((id) => selections.every((selection) => !selection[id]))
    .filter((id) => new Set(cells.map((cell) => cell.condition[id])).size > 1);
}

/** Selections that name some conditions and no others: one where their levels are all that these cross to. */
export function selectionsOf(
  { design: { factors } }: Experiment,
  conditions: readonly Condition[],
): Selection[] {
  const levels = (of: readonly Condition[]): Selection =>
    Object.fromEntries(
      factors
        .map(({ id, levels: all }) => {
          const own = new Set(of.map((condition) => condition[id]));
          return [id, all.map((level) => level.id).filter((level) => own.has(level))] as const;
        })
        .filter(([, own]) => own.length > 0),
    );
  const whole = levels(conditions);
  const crossed = Object.values(whole).reduce((size, own) => size * own.length, 1);
  return crossed === conditions.length ? [whole] : conditions.map((one) => levels([one]));
}

/** The factors that set the two sides of a contrast apart. */
export function comparedFactors(of: Selection, versus: Selection): ReadonlySet<string> {
  const factors = new Set([...Object.keys(of), ...Object.keys(versus)]);
  return new Set([...factors].filter((id) => `${of[id]}` !== `${versus[id]}`));
}

/** Sides cut down to the combinations that all of them have, and what that left out. */
export interface Matched {
  readonly sides: readonly Side[];
  readonly restricted: readonly Restriction[];
}

/**
 * Keeps the combinations of the factors outside `compared` that have a score (or a planned sample) on every side.
 * Where no side has any, no side has cells.
 */
export function matchCells(
  data: MetricData,
  groups: readonly (readonly Cell[])[],
  compared: ReadonlySet<string>,
  by: "scored" | "planned" = "scored",
): Matched {
  const { experiment } = data;
  const rest = experiment.design.factors.map((f) => f.id).filter((id) => !compared.has(id));
  const keyOf = (condition: Condition) => rest.map((id) => condition[id] ?? "").join("\u0000");
  const counted = groups.map((cells) =>
    cells.filter((cell) => by === "planned" || cell.scored > 0),
  );
  const present = counted.map((cells) => new Set(cells.map((cell) => keyOf(cell.condition))));
  const combinations = [...(present[0] ?? [])].filter((key) => present.every((p) => p.has(key)));
  const placeOf = new Map(combinations.map((key, i) => [key, i]));
  const kept = groups.map((cells) => cells.filter((cell) => placeOf.has(keyOf(cell.condition))));
  const all = groups.flat().map((cell) => cell.condition);
  const used = kept.flat().map((cell) => cell.condition);
  return {
    sides: kept.map((cells) =>
      matchedSide(
        data,
        cells,
        cells.map((cell) => placeOf.get(keyOf(cell.condition)) as number),
      ),
    ),
    restricted: describeLoss(experiment, rest, all, used),
  };
}

function describeLoss(
  experiment: Experiment,
  rest: readonly string[],
  all: readonly Condition[],
  used: readonly Condition[],
): readonly Restriction[] {
  if (used.length === 0 || used.length === all.length) return [];
  const found: Restriction[] = [];
  const explained: ((condition: Condition) => boolean)[] = [];
  for (const factor of experiment.design.factors.filter((f) => rest.includes(f.id))) {
    const kept = new Set(used.map((condition) => condition[factor.id]));
    if (all.every((condition) => kept.has(condition[factor.id]))) continue;
    const levels = factor.levels.filter((level) => kept.has(level.id)).map((level) => level.id);
    found.push({ is: "only", factor: factor.id, levels });
    explained.push((condition) => !kept.has(condition[factor.id]));
  }
  const unexplained = all.filter(
    (condition) => !used.includes(condition) && !explained.some((explains) => explains(condition)),
  );
  const varying = rest.filter((id) => new Set(all.map((condition) => condition[id])).size > 1);
  const lost = new Map<string, Condition>();
  for (const condition of unexplained) {
    const combination = Object.fromEntries(varying.map((id) => [id, condition[id] ?? ""]));
    lost.set(conditionKey(combination), combination);
  }
  const without = [...lost.values()].map((condition) => ({ is: "without", condition }) as const);
  return [...found, ...without];
}
