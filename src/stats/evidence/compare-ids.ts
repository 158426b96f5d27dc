import type { Condition, Experiment } from "../../model/index.ts";

/** Whole numbers by size, everything else by code unit: the same on every machine. */
export function compareIds(a: string, b: string): number {
  if (/^\d+$/.test(a) && /^\d+$/.test(b) && Number(a) !== Number(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares conditions by the manifest order of factors and levels. */
export function conditionOrder(experiment: Experiment): (a: Condition, b: Condition) => number {
  const places = experiment.design.factors.map((factor) => ({
    id: factor.id,
    place: new Map(factor.levels.map((level, i) => [level.id, i])),
  }));
  return (a, b) => {
    for (const { id, place } of places) {
      const [first, second] = [a[id] ?? "", b[id] ?? ""];
      const last = place.size;
      const gap = (place.get(first) ?? last) - (place.get(second) ?? last);
      if (gap !== 0 || first !== second) return gap || compareIds(first, second);
    }
    return 0;
  };
}
