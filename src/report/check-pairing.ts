import { count } from "../lib/format-number.ts";
import type { Condition, Experiment, ExperimentSums, Problems } from "../model/index.ts";
import { conditionKey } from "../model/index.ts";

/** Roles whose levels are meant to answer the same questions. */
const pairedRoles = new Set(["arm", "trigger", "persona"]);
const shown = 3;

/** One condition and the units that have samples of the metric in it, as a flag by place. */
interface Asked {
  readonly condition: Condition;
  readonly units: Uint8Array;
}

/**
 * Warns where a unit has samples under one level of an arm, trigger or persona and none under another, everything
 * else being equal: a contrast of the two then rests on fewer pairs than either side has units.
 */
export function checkPairing(
  experiment: Experiment,
  sums: ExperimentSums,
  problems: Problems,
): void {
  const factors = experiment.design.factors.filter((f) => pairedRoles.has(f.role));
  // A filter leaves different units in each condition by design.
  for (const metric of experiment.metrics.filter((m) => m.where === undefined)) {
    const asked = unitsAsked(sums, metric.id);
    for (const factor of factors) {
      const slices = Map.groupBy(asked, (one) =>
        conditionKey({ ...one.condition, [factor.id]: "" }),
      );
      for (const slice of slices.values())
        reportUnpaired(experiment.id, factor.id, metric.id, slice, sums, problems);
    }
  }
}

function unitsAsked(sums: ExperimentSums, metric: string): readonly Asked[] {
  const found = new Map<number, Asked>();
  const own = sums.metrics[metric];
  if (!own) return [];
  const lost = new Set(own.missing.map((m) => m.row));
  for (let row = 0; row < sums.rows; row += 1) {
    if (own.n[row] === 0 && !lost.has(row)) continue;
    const place = sums.condition[row] as number;
    let entry = found.get(place);
    if (!entry) {
      const condition = sums.conditions[place] as Condition;
      entry = { condition, units: new Uint8Array(sums.units.length) };
      found.set(place, entry);
    }
    entry.units[sums.unit[row] as number] = 1;
  }
  return [...found.values()];
}

function reportUnpaired(
  experiment: string,
  factor: string,
  metric: string,
  slice: readonly Asked[],
  sums: ExperimentSums,
  problems: Problems,
): void {
  const places = sums.units.map((_unit, place) => place);
  const all = places.filter((at) => slice.some((one) => one.units[at] === 1));
  const partial = all.filter((at) => slice.some((one) => one.units[at] === 0));
  // Nothing shared at all is a design with different units on each side, not a slip.
  if (partial.length === 0 || partial.length === all.length) return;
  const examples = partial.slice(0, shown).map(
    (at) =>
      `${sums.units[at]?.unit} only under ${slice
        .filter((one) => one.units[at] === 1)
        .map((one) => `${factor}=${one.condition[factor] ?? ""}`)
        .join(", ")}`,
  );
  problems.warn(
    "units-match-for-pairing",
    { file: `results/${experiment}/experiment.yaml`, field: `metrics.${metric}` },
    `${count(partial.length)} of ${count(all.length)} units of ${metric} are not in every level of ${factor}.`,
    {
      expected: `the same units under ${slice.map((one) => one.condition[factor] ?? "").join(", ")}`,
      found: `${examples.join("; ")}${partial.length > shown ? "; …" : ""}`,
      fix: "Pairs use the shared units only. If ids should be equal, map `unit` with `without` or `match`.",
    },
  );
}
