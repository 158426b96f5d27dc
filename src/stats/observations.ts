import type {
  Condition,
  ConditionSums,
  Experiment,
  Metric,
  PublishedValue,
  UnitSums,
} from "../model/index.ts";

/** Every unit, cluster and replicate of an experiment, in a fixed order; cells hold places in these lists. */
export interface Population {
  readonly units: readonly { readonly unit: string; readonly cluster: string | null }[];
  readonly clusters: readonly string[];
  readonly replicates: readonly string[];
  /** Place of each unit's cluster. */
  readonly clusterOfUnit: Int32Array;
}

/** One metric in one condition as columns: one entry per unit and replicate, in a fixed order. */
export interface Cell {
  /** Place among the cells of the metric. */
  readonly place: number;
  readonly condition: Condition;
  readonly unit: Int32Array;
  readonly cluster: Int32Array;
  readonly replicate: Int32Array;
  readonly n: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  readonly missing: Float64Array;
  readonly causes: Readonly<Record<string, number>>;
  readonly scored: number;
  readonly lost: number;
  /** Whether units have different numbers of planned samples. */
  readonly unequal: boolean;
}

/** Everything known about one metric of one experiment. */
export interface MetricData {
  readonly experiment: Experiment;
  readonly metric: Metric;
  readonly population: Population;
  /** In manifest order. */
  readonly cells: readonly Cell[];
  readonly published: readonly PublishedValue[];
  /** Whether the scores show that they are graded between 0 and 1. */
  readonly fractions: boolean;
}

export type Observations = ReadonlyMap<string, MetricData>;

export function observationKey(experiment: string, metric: string): string {
  return `${experiment}\u0000${metric}`;
}

/** Sums by experiment and metric, packed once; the order in which they arrive never matters. */
export function indexObservations(
  experiments: readonly Experiment[],
  sums: readonly ConditionSums[],
  published: readonly PublishedValue[],
): Observations {
  const observations = new Map<string, MetricData>();
  for (const experiment of experiments) {
    const own = sums.filter((s) => s.experiment === experiment.id);
    const population = populationOf(own);
    const places = placesOf(population);
    for (const metric of experiment.metrics) {
      const order = conditionOrder(experiment);
      const cells = mergeConditions(own.filter((s) => s.metric === metric.id))
        .sort((a, b) => order(a.condition, b.condition))
        .map(({ condition, units }, place) => ({
          place,
          ...packCell(condition, units, population, places),
        }));
      const transcribed = published
        .filter((p) => p.experiment === experiment.id && p.metric === metric.id)
        .sort((a, b) => order(a.condition, b.condition) || compareIds(a.place, b.place));
      observations.set(observationKey(experiment.id, metric.id), {
        experiment,
        metric,
        population,
        cells,
        published: transcribed,
        fractions: areFractions(cells),
      });
    }
  }
  return observations;
}

/** Whole numbers by size, everything else by code unit: the same on every machine. */
export function compareIds(a: string, b: string): number {
  if (/^\d+$/.test(a) && /^\d+$/.test(b) && Number(a) !== Number(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function unitKey(unit: string, cluster: string | null): string {
  return `${cluster ?? ""}\u0000${unit}`;
}

function populationOf(sums: readonly ConditionSums[]): Population {
  const units = new Map<string, { unit: string; cluster: string | null }>();
  const clusters = new Set<string>();
  const replicates = new Set<string>();
  for (const { units: entries } of sums)
    for (const { unit, cluster, replicate } of entries) {
      const key = unitKey(unit, cluster);
      if (!units.has(key)) units.set(key, { unit, cluster });
      clusters.add(cluster ?? "");
      replicates.add(replicate);
    }
  const sortedUnits = [...units.values()].sort(
    (a, b) => compareIds(a.cluster ?? "", b.cluster ?? "") || compareIds(a.unit, b.unit),
  );
  const sortedClusters = [...clusters].sort(compareIds);
  const place = new Map(sortedClusters.map((id, i) => [id, i]));
  return {
    units: sortedUnits,
    clusters: sortedClusters,
    replicates: [...replicates].sort(compareIds),
    clusterOfUnit: Int32Array.from(sortedUnits, (u) => place.get(u.cluster ?? "") ?? 0),
  };
}

interface Places {
  readonly unit: ReadonlyMap<string, number>;
  readonly replicate: ReadonlyMap<string, number>;
}

function placesOf(population: Population): Places {
  return {
    unit: new Map(population.units.map((u, i) => [unitKey(u.unit, u.cluster), i])),
    replicate: new Map(population.replicates.map((id, i) => [id, i])),
  };
}

function mergeConditions(sums: readonly ConditionSums[]) {
  const byKey = new Map<string, { condition: Condition; units: UnitSums[] }>();
  for (const { condition, units } of sums) {
    const key = JSON.stringify(Object.entries(condition).sort(([a], [b]) => compareIds(a, b)));
    const known = byKey.get(key);
    if (known) known.units.push(...units);
    else byKey.set(key, { condition, units: [...units] });
  }
  return [...byKey.values()];
}

function packCell(
  condition: Condition,
  units: readonly UnitSums[],
  population: Population,
  places: Places,
): Omit<Cell, "place"> {
  const placed = units
    .map((u) => ({
      ...u,
      at: places.unit.get(unitKey(u.unit, u.cluster)) ?? 0,
      run: places.replicate.get(u.replicate) ?? 0,
      lost: Object.values(u.missing).reduce((a, b) => a + b, 0),
    }))
    .sort((a, b) => a.at - b.at || a.run - b.run || a.n - b.n || a.sum - b.sum);
  const planned = placed.map((u) => u.n + u.lost).filter((n) => n > 0);
  return {
    condition,
    unit: Int32Array.from(placed, (u) => u.at),
    cluster: Int32Array.from(placed, (u) => population.clusterOfUnit[u.at] ?? 0),
    replicate: Int32Array.from(placed, (u) => u.run),
    n: Float64Array.from(placed, (u) => u.n),
    sum: Float64Array.from(placed, (u) => u.sum),
    squares: Float64Array.from(placed, (u) => u.sumOfSquares),
    missing: Float64Array.from(placed, (u) => u.lost),
    causes: totalCauses(units.map((u) => u.missing)),
    scored: placed.reduce((total, u) => total + u.n, 0),
    lost: placed.reduce((total, u) => total + u.lost, 0),
    unequal: planned.some((n) => n !== planned[0]),
  };
}

/** Counts by cause added up, causes in a fixed order. */
export function totalCauses(
  counts: readonly Readonly<Record<string, number>>[],
): Record<string, number> {
  const totals = new Map<string, number>();
  for (const causes of counts)
    for (const [cause, n] of Object.entries(causes))
      if (n > 0) totals.set(cause, (totals.get(cause) ?? 0) + n);
  return Object.fromEntries([...totals].sort(([a], [b]) => compareIds(a, b)));
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

/** A scale is not declared: unit means all in [0, 1] with some strictly between tell that it ends there. */
function areFractions(cells: readonly Cell[]): boolean {
  let between = false;
  for (const { n, sum } of cells)
    for (let i = 0; i < n.length; i += 1) {
      const mean = (sum[i] ?? 0) / (n[i] || 1);
      if (mean < 0 || mean > 1) return false;
      between ||= mean > 0 && mean < 1;
    }
  return between;
}
