import type { Condition, Experiment, ExperimentSums, Metric } from "../../model/index.ts";
import { conditionKey, unitLabels } from "../../model/index.ts";
import type { CellSamples, SortedSamples } from "./cell-samples.ts";
import { samplesOf, sortSamples } from "./cell-samples.ts";
import { compareIds, conditionOrder } from "./compare-ids.ts";

/** Every unit, cluster and replicate of an experiment, in a fixed order; cells hold places in these lists. */
export interface Population {
  /** `unit`: the name that readers see, of which no two are the same. */
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
  /** Sample by sample; null where a metric's value is a mean of scores. */
  readonly samples: CellSamples | null;
}

/** Sums in the fixed order: conditions as in the manifest, units and replicates by name. */
export interface OrderedSums {
  readonly sums: ExperimentSums;
  readonly population: Population;
  /** Rows by condition, unit and replicate. */
  readonly rows: Uint32Array;
  /** By row: places in the population. */
  readonly unitOfRow: Int32Array;
  readonly replicateOfRow: Int32Array;
}

export const noSums: ExperimentSums = {
  rows: 0,
  conditions: [],
  units: [],
  replicates: [],
  condition: new Uint8Array(),
  unit: new Uint8Array(),
  replicate: new Uint8Array(),
  metrics: {},
};

export function orderSums(experiment: Experiment, sums: ExperimentSums): OrderedSums {
  const units = ranks(
    sums.units,
    (a, b) =>
      compareIds(a.cluster ?? "", b.cluster ?? "") ||
      compareIds(a.scope ?? "", b.scope ?? "") ||
      compareIds(a.unit, b.unit),
  );
  const label = unitLabels(sums.units);
  const replicates = ranks(sums.replicates, compareIds);
  const conditions = ranks(sums.conditions, conditionOrder(experiment));
  const clusters = [...new Set(sums.units.map((u) => u.cluster ?? ""))].sort(compareIds);
  const clusterPlace = new Map(clusters.map((id, i) => [id, i]));
  const unitOfRow = Int32Array.from(sums.unit, (place) => units.rank[place] ?? 0);
  const replicateOfRow = Int32Array.from(sums.replicate, (place) => replicates.rank[place] ?? 0);
  const conditionOfRow = Int32Array.from(sums.condition, (place) => conditions.rank[place] ?? 0);
  let rows = Uint32Array.from({ length: sums.rows }, (_row, i) => i);
  // Least important key first: each pass keeps the order of the one before among equals.
  rows = countingSort(rows, replicateOfRow, sums.replicates.length);
  rows = countingSort(rows, unitOfRow, sums.units.length);
  rows = countingSort(rows, conditionOfRow, sums.conditions.length);
  return {
    sums,
    population: {
      units: units.sorted.map((unit) => ({ unit: label(unit), cluster: unit.cluster })),
      clusters,
      replicates: replicates.sorted,
      clusterOfUnit: Int32Array.from(units.sorted, (u) => clusterPlace.get(u.cluster ?? "") ?? 0),
    },
    rows,
    unitOfRow,
    replicateOfRow,
  };
}

/** A list in order, and the place there of each entry of the list. */
function ranks<T>(list: readonly T[], compare: (a: T, b: T) => number) {
  const order = list.map((_item, i) => i).sort((a, b) => compare(list[a] as T, list[b] as T));
  const rank = new Int32Array(list.length);
  order.forEach((place, i) => {
    rank[place] = i;
  });
  return { rank, sorted: order.map((place) => list[place] as T) };
}

function countingSort(
  rows: Uint32Array<ArrayBuffer>,
  key: Int32Array,
  keys: number,
): Uint32Array<ArrayBuffer> {
  const start = new Uint32Array(keys + 1);
  for (const k of key) start[k + 1] = (start[k + 1] as number) + 1;
  for (let k = 0; k < keys; k += 1) start[k + 1] = (start[k + 1] as number) + (start[k] as number);
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const k = key[row] as number;
    sorted[start[k] as number] = row;
    start[k] = (start[k] as number) + 1;
  }
  return sorted;
}

/**
 * The cells of one metric: conditions in which some sample is scored or misses its score. Factors that tell classes
 * apart are no part of a condition: a cell holds both classes.
 */
export function packCells(
  ordered: OrderedSums,
  { id, classFactors = [] }: Pick<Metric, "id" | "classFactors">,
): readonly Cell[] {
  const { sums, rows } = ordered;
  const own = sums.metrics[id];
  if (!own) return [];
  const lost = new Map(own.missing.map(({ row, causes }) => [row, causes]));
  const samples = own.samples ? sortSamples(own.samples, sums.rows) : null;
  const groups = new Map<string, { readonly condition: Condition; rows: Uint32Array }>();
  for (let from = 0; from < rows.length; ) {
    const place = sums.condition[rows[from] as number] as number;
    let to = from;
    while (to < rows.length && sums.condition[rows[to] as number] === place) to += 1;
    const kept = rows
      .subarray(from, to)
      .filter((row) => (own.n[row] as number) > 0 || lost.has(row));
    if (kept.length > 0) {
      const condition = withoutFactors(sums.conditions[place] as Condition, classFactors);
      const key = conditionKey(condition);
      const known = groups.get(key);
      if (known) known.rows = Uint32Array.from([...known.rows, ...kept]);
      else groups.set(key, { condition, rows: kept });
    }
    from = to;
  }
  return [...groups.values()].map(({ condition, rows: kept }, place) => ({
    place,
    condition,
    ...packCell(ordered, own, kept, lost, samples),
  }));
}

function withoutFactors(condition: Condition, factors: readonly string[]): Condition {
  if (factors.length === 0) return condition;
  return Object.fromEntries(Object.entries(condition).filter(([id]) => !factors.includes(id)));
}

function packCell(
  { population, unitOfRow, replicateOfRow }: OrderedSums,
  own: ExperimentSums["metrics"][string],
  rows: Uint32Array,
  lost: ReadonlyMap<number, Readonly<Record<string, number>>>,
  samples: SortedSamples | null,
): Omit<Cell, "place" | "condition"> {
  const size = rows.length;
  const unit = new Int32Array(size);
  const cluster = new Int32Array(size);
  const replicate = new Int32Array(size);
  const n = new Float64Array(size);
  const sum = new Float64Array(size);
  const squares = own.squares === own.sum ? sum : new Float64Array(size);
  const missing = new Float64Array(size);
  const causes: Readonly<Record<string, number>>[] = [];
  let scored = 0;
  // One pass, no calls: a report of a million samples goes through here row by row.
  for (let i = 0; i < size; i += 1) {
    const row = rows[i] as number;
    const at = unitOfRow[row] as number;
    unit[i] = at;
    cluster[i] = population.clusterOfUnit[at] as number;
    replicate[i] = replicateOfRow[row] as number;
    n[i] = own.n[row] as number;
    sum[i] = own.sum[row] as number;
    squares[i] = own.squares[row] as number;
    scored += n[i] as number;
  }
  let lostHere = 0;
  if (lost.size > 0)
    for (let i = 0; i < size; i += 1) {
      const found = lost.get(rows[i] as number);
      if (!found) continue;
      causes.push(found);
      missing[i] = Object.values(found).reduce((a, b) => a + b, 0);
      lostHere += missing[i] as number;
    }
  const planned = (n[0] ?? 0) + (missing[0] ?? 0);
  return {
    unit,
    cluster,
    replicate,
    n,
    sum,
    squares,
    missing,
    causes: totalCauses(causes),
    scored,
    lost: lostHere,
    unequal: n.some((count, i) => count + (missing[i] as number) !== planned),
    samples: samples && samplesOf(samples, rows),
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
