import { count } from "../lib/format-number.ts";
import type { ConditionSums, Experiment, Problems } from "../model/index.ts";
import { conditionKey } from "../model/index.ts";

/** Roles whose levels are meant to answer the same questions. */
const pairedRoles = new Set(["arm", "trigger", "persona"]);
const shown = 3;

/**
 * Warns where a unit has samples under one level of an arm, trigger or persona and none under another, everything
 * else being equal: a contrast of the two then rests on fewer pairs than either side has units.
 */
export function checkPairing(
  experiment: Experiment,
  sums: readonly ConditionSums[],
  problems: Problems,
): void {
  for (const factor of experiment.design.factors.filter((f) => pairedRoles.has(f.role))) {
    // A filter leaves different units in each condition by design.
    for (const metric of experiment.metrics.filter((m) => m.where === undefined)) {
      const slices = Map.groupBy(
        sums.filter((s) => s.metric === metric.id),
        (s) => conditionKey({ ...s.condition, [factor.id]: "" }),
      );
      for (const slice of slices.values())
        reportUnpaired(experiment.id, factor.id, metric.id, slice, problems);
    }
  }
}

function reportUnpaired(
  experiment: string,
  factor: string,
  metric: string,
  slice: readonly ConditionSums[],
  problems: Problems,
): void {
  const levels = slice.map((s) => ({
    level: s.condition[factor] ?? "",
    units: new Set(s.units.map((u) => u.unit)),
  }));
  const all = new Set(levels.flatMap((l) => [...l.units]));
  const partial = [...all].filter((unit) => levels.some((l) => !l.units.has(unit)));
  // Nothing shared at all is a design with different units on each side, not a slip.
  if (partial.length === 0 || partial.length === all.size) return;
  const examples = partial.slice(0, shown).map(
    (unit) =>
      `${unit} only under ${levels
        .filter((l) => l.units.has(unit))
        .map((l) => `${factor}=${l.level}`)
        .join(", ")}`,
  );
  problems.warn(
    "units-match-for-pairing",
    { file: `results/${experiment}/experiment.yaml`, field: `metrics.${metric}` },
    `${count(partial.length)} of ${count(all.size)} units of ${metric} are not in every level of ${factor}.`,
    {
      expected: `the same units under ${levels.map((l) => l.level).join(", ")}`,
      found: `${examples.join("; ")}${partial.length > shown ? "; …" : ""}`,
      fix: "Pairs use the shared units only. If ids should be equal, map `unit` with `without` or `match`.",
    },
  );
}
