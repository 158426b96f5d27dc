import type { Cluster } from "./math/clusters.ts";
import { createMemory } from "./memory.ts";
import type { Cell, MetricData, Population } from "./observations.ts";
import type { DrawKind } from "./words.ts";

/**
 * The values that an interval's spread is made of, one place for every unit, cluster or replicate of
 * the experiment; `count` is 0 where a draw has no scored sample.
 */
export interface Draws {
  readonly kind: DrawKind;
  readonly value: Float64Array;
  readonly count: Float64Array;
  /** Whether the draw was planned: scored or not. */
  readonly planned: Uint8Array;
  /** Places with a scored sample, in order. */
  readonly present: readonly number[];
  /** Whether some draw lacks a scored sample in one of the cells that are averaged. */
  readonly patchy: boolean;
}

/** How samples without a score count: not at all, or all as this score (for worst-case bounds). */
export type Fill = null | 0 | 1;

/** How many draws of each kind there could be. */
export function drawCount(population: Population, kind: DrawKind): number {
  if (kind === "unit") return population.units.length;
  return (kind === "cluster" ? population.clusters : population.replicates).length;
}

/** Which samples a set of draws is made from, where that is not simply all that are scored. */
export interface DrawOptions {
  readonly fill?: Fill;
  /** Place of the only replicate that counts. */
  readonly replicate?: number;
}

const remember = createMemory<MetricData, Draws>();

/**
 * Value of a draw: the mean over the cells, each weighing the same, of the draw's mean in the cell;
 * there, the mean of its unit means. Units without a scored sample drop from their cell only.
 */
export function drawsOf(
  data: MetricData,
  cells: readonly Cell[],
  kind: DrawKind,
  options: DrawOptions = {},
): Draws {
  const places = cells.map((cell) => cell.place).join();
  const key = `${kind};${options.fill ?? ""};${options.replicate ?? ""};${places}`;
  return remember(data, key, () => computeDraws(data, cells, kind, options));
}

function computeDraws(
  { population }: MetricData,
  cells: readonly Cell[],
  kind: DrawKind,
  { fill = null, replicate = null }: { fill?: Fill; replicate?: number | null },
): Draws {
  const size = drawCount(population, kind);
  const value = new Float64Array(size);
  const count = new Float64Array(size);
  const planned = new Uint8Array(size);
  const cellsIn = new Int32Array(size);
  const means = new Float64Array(size);
  const units = new Int32Array(size);
  for (const cell of cells) {
    means.fill(0);
    units.fill(0);
    const place = cell[kind];
    for (let i = 0; i < place.length; i += 1) {
      if (replicate !== null && cell.replicate[i] !== replicate) continue;
      const at = place[i] as number;
      const lost = cell.missing[i] as number;
      const n = (cell.n[i] as number) + (fill === null ? 0 : lost);
      if (n + lost > 0) planned[at] = 1;
      if (n === 0) continue;
      means[at] = (means[at] as number) + ((cell.sum[i] as number) + (fill ?? 0) * lost) / n;
      units[at] = (units[at] as number) + 1;
      count[at] = (count[at] as number) + n;
    }
    for (let at = 0; at < size; at += 1) {
      const held = units[at] as number;
      if (held === 0) continue;
      value[at] = (value[at] as number) + (means[at] as number) / held;
      cellsIn[at] = (cellsIn[at] as number) + 1;
    }
  }
  const present: number[] = [];
  let patchy = false;
  for (let at = 0; at < size; at += 1) {
    const held = cellsIn[at] as number;
    if (held === 0) continue;
    value[at] = (value[at] as number) / held;
    patchy ||= held < cells.length;
    present.push(at);
  }
  return { kind, value, count, planned, present, patchy };
}

/** The values of some draws. */
export function valuesAt(draws: Draws, places: readonly number[]): readonly number[] {
  return places.map((at) => draws.value[at] as number);
}

/** Some draws as the methods take them: the sum is the value times the count, so that means are values. */
export function clustersAt(draws: Draws, places: readonly number[]): readonly Cluster[] {
  return places.map((at) => {
    const count = draws.count[at] as number;
    return { count, sum: (draws.value[at] as number) * count, within: 0 };
  });
}

/** Scored samples of some draws. */
export function samplesAt(draws: Draws, places: readonly number[]): number {
  let total = 0;
  for (const at of places) total += draws.count[at] as number;
  return total;
}

/** Replicates with a scored sample. */
export function replicatesIn(data: MetricData, cells: readonly Cell[]): number {
  return drawsOf(data, cells, "replicate").present.length;
}
