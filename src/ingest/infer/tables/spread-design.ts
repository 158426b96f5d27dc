import type { FactorGuess, Guess, MetricGuess, Spread } from "../design/index.ts";
import { factor, withArm } from "../design/index.ts";
import type { Column, LookedAt } from "../look/index.ts";
import { freshId, labelOf, natureOf } from "../look/index.ts";
import { armName } from "./spread-columns.ts";
import { tableMetrics } from "./table-metrics.ts";

export function spreadMetrics(
  spread: Spread,
  found: readonly MetricGuess[],
  files: readonly LookedAt[],
): readonly MetricGuess[] {
  const used = new Set<string>();
  return [...spread.metrics].map(([stem, columns]) => {
    const own = [...columns.values()].flatMap((c) => scored(c, found, files));
    const binary = own.length > 0 && own.every(({ kind }) => kind === "binary");
    const ranges = own.flatMap(({ range }) => (range ? [range] : []));
    const lower = Math.min(...ranges.map(([low]) => low));
    const upper = Math.max(...ranges.map(([, high]) => high));
    const values = Object.assign({}, ...own.map((m) => m.values ?? {})) as Record<string, number>;
    return {
      id: freshId(stem, used),
      path: "",
      label: labelOf(stem),
      kind: binary ? ("binary" as const) : ("score" as const),
      ...(!binary && ranges.length === own.length && own.length > 0
        ? { range: [lower, upper] as const }
        : {}),
      ...natureOf(stem),
      ...(Object.keys(values).length > 0 ? { values } : {}),
      bears: true,
      files: new Set(files),
    };
  });
}

/** A column as a score of its own; a length is none by its name, yet its arms have it side by side. */
function scored(
  column: Column,
  found: readonly MetricGuess[],
  files: readonly LookedAt[],
): readonly MetricGuess[] {
  const known = found.find((m) => m.path === column.path);
  return known ? [known] : tableMetrics([column], files).metrics;
}

/** The arms of columns beside what varies in rows; one file is then no level of its own. */
export function besideSpread(
  factors: readonly FactorGuess[],
  spread: Spread,
): readonly FactorGuess[] {
  const others = factors.filter((f) => !(f.ofFile && f.levels.length === 1));
  return withArm([
    ...others.map((f) => (f.role === "arm" ? { ...f, role: "other" as const } : f)),
    armOf(spread, others),
  ]);
}

/** A score that no arm has a column of cannot be told apart by arm. */
export function withoutSpread(note: Guess, spread: Spread): readonly Guess[] {
  if (inSpread(spread, note.what)) return [];
  return note.as.startsWith("metric")
    ? [{ ...note, as: "left out", why: "it has no column for each arm" }]
    : [note];
}

function armOf(spread: Spread, factors: readonly FactorGuess[]): FactorGuess {
  const used = new Set(factors.map((f) => f.id));
  const guess = factor(freshId("arm", used), "", "arm", "arm", [
    ...new Set(spread.arms.map((arm) => armName(spread, arm))),
  ]);
  return { ...guess, why: "names of columns" };
}

const inSpread = (spread: Spread, path: string): boolean =>
  [...spread.metrics.values()].some((arms) => [...arms.values()].some((c) => c.path === path));

export function spreadNotes(spread: Spread): readonly Guess[] {
  const arms = [...new Set(spread.arms.map((arm) => armName(spread, arm)))].join(", ");
  return [
    ...[...spread.metrics].map(([stem, of]) => ({
      what: [...of.values()].map((c) => c.path).join(", "),
      as: `metric ${stem}, arms ${arms}`,
      why: "one score, a column for each arm",
    })),
    ...(spread.runs
      ? [
          {
            what: `${spread.runs.name} in names of columns`,
            as: "training runs",
            why: "its name",
          },
        ]
      : []),
  ];
}
