import { restsOnSamples } from "../../model/index.ts";
import type { Cell, DrawKind, MetricData, Population, Side } from "../evidence/index.ts";
import { createMemory, sideOf } from "../evidence/index.ts";
import { mean as meanOf } from "../math/basics/sums.ts";
import type { DrawOptions, Draws, Fill, RunUnits } from "./draw-values.ts";
import { influenceDraws, influenceRuns } from "./influence-draws.ts";
import { gatherRuns } from "./units-in-runs.ts";

export type { Draws, Fill, RunUnits } from "./draw-values.ts";

/** How many draws of each kind there could be. */
export function drawCount(population: Population, kind: DrawKind): number {
  if (kind === "unit") return population.units.length;
  return (kind === "cluster" ? population.clusters : population.replicates).length;
}

const remember = createMemory<MetricData, Draws>();

/** The draws of some cells averaged by themselves. */
export function drawsOf(
  data: MetricData,
  cells: readonly Cell[],
  kind: DrawKind,
  options: DrawOptions = {},
): Draws {
  return drawsIn(data, sideOf(data, cells), kind, options);
}

/**
 * The draws of one side. A cell's value is the mean of its draws; where units or clusters are drawn and there are
 * several replicates, the mean over the replicates of that, so that every run weighs the same. Within a draw, units
 * weigh the same. Units without a scored sample drop from their cell only.
 */
export function drawsIn(
  data: MetricData,
  side: Side,
  kind: DrawKind,
  options: DrawOptions = {},
): Draws {
  const key = `${kind};${options.fill ?? ""};${options.replicate ?? ""};${side.key}`;
  return remember(data, key, () =>
    restsOnSamples(data.metric)
      ? influenceDraws(data, side, kind, options)
      : computeDraws(data, side, kind, options),
  );
}

const rememberRuns = createMemory<MetricData, readonly RunUnits[]>();

/** The units of a side by run, each run by itself. */
export function unitsInRuns(data: MetricData, side: Side, fill: Fill): readonly RunUnits[] {
  return rememberRuns(data, `${fill ?? ""};${side.key}`, () =>
    restsOnSamples(data.metric) ? influenceRuns(data, side, fill) : gatherRuns(data, side, fill),
  );
}

/** Means of draws in parts (cells, or replicates of cells), as columns. */
interface Entries {
  readonly draw: Int32Array;
  readonly part: Int32Array;
  readonly value: Float64Array;
  length: number;
}

/** By part: a cell, or one replicate of it, whose draws are averaged evenly. */
interface Parts {
  readonly draws: Int32Array;
  readonly sum: Float64Array;
  readonly weight: Float64Array;
}

function computeDraws(
  data: MetricData,
  side: Side,
  kind: DrawKind,
  { fill = null, replicate = null }: { fill?: Fill; replicate?: number | null },
): Draws {
  const { population } = data;
  const size = drawCount(population, kind);
  const runs = kind === "replicate" ? 1 : Math.max(1, population.replicates.length);
  const rows = side.cells.reduce((total, cell) => total + cell.unit.length, 0);
  const { draw, part, value }: Entries = {
    draw: new Int32Array(rows),
    part: new Int32Array(rows),
    value: new Float64Array(rows),
    length: 0,
  };
  const partCount = side.cells.length * runs;
  const parts: Parts = {
    draws: new Int32Array(partCount),
    sum: new Float64Array(partCount),
    weight: new Float64Array(partCount),
  };
  const count = new Float64Array(size);
  const total = new Float64Array(size);
  const planned = new Uint8Array(size);
  const cellsIn = new Int32Array(size);
  const lastCell = new Int32Array(size).fill(-1);
  // Sums of unit means by draw and run, for draws that hold several units.
  const sums = kind === "unit" ? null : new Float64Array(size * runs);
  const held = kind === "unit" ? null : new Int32Array(size * runs);
  const filled = fill ?? 0;
  const filling = fill === null ? 0 : 1;
  let length = 0;
  let cellsSeen = 0;

  // No calls in the loops over rows: a report of a million samples goes through here once a question.
  side.cells.forEach((cell, at) => {
    const base = at * runs;
    sums?.fill(0);
    held?.fill(0);
    const only = side.units?.[side.combination[at] as number] ?? null;
    const { [kind]: place, unit, replicate: run, n, sum, missing } = cell;
    for (let i = 0; i < place.length; i += 1) {
      const own = run[i] as number;
      if (replicate !== null && own !== replicate) continue;
      if (side.runs !== null && side.runs[own] !== 1) continue;
      if (only !== null && only[unit[i] as number] !== 1) continue;
      const here = place[i] as number;
      const lost = missing[i] as number;
      const scored = (n[i] as number) + filling * lost;
      if (scored + lost > 0) planned[here] = 1;
      if (scored === 0) continue;
      const all = (sum[i] as number) + filled * lost;
      count[here] = (count[here] as number) + scored;
      total[here] = (total[here] as number) + all;
      if (sums === null || held === null) {
        draw[length] = here;
        part[length] = base + (runs === 1 ? 0 : own);
        value[length] = all / scored;
        length += 1;
        continue;
      }
      const slot = here * runs + (runs === 1 ? 0 : own);
      sums[slot] = (sums[slot] as number) + all / scored;
      held[slot] = (held[slot] as number) + 1;
    }
    if (sums !== null && held !== null)
      for (let slot = 0; slot < held.length; slot += 1) {
        const units = held[slot] as number;
        if (units === 0) continue;
        draw[length] = runs === 1 ? slot : Math.floor(slot / runs);
        part[length] = base + (runs === 1 ? 0 : slot % runs);
        value[length] = (sums[slot] as number) / units;
        length += 1;
      }
  });
  for (let i = 0; i < length; i += 1) {
    const own = part[i] as number;
    const here = draw[i] as number;
    parts.draws[own] = (parts.draws[own] as number) + 1;
    parts.sum[own] = (parts.sum[own] as number) + (value[i] as number);
    const at = runs === 1 ? own : Math.floor(own / runs);
    if (lastCell[here] === at) continue;
    lastCell[here] = at;
    cellsIn[here] = (cellsIn[here] as number) + 1;
  }
  side.cells.forEach((_cell, at) => {
    const own = Array.from({ length: runs }, (_run, run) => at * runs + run).filter(
      (place) => (parts.draws[place] as number) > 0,
    );
    if (own.length > 0) cellsSeen += 1;
    for (const place of own) parts.weight[place] = (side.weights[at] as number) / own.length;
  });
  const whole = parts.weight.reduce((sum, weight) => sum + weight, 0);
  for (let at = 0; at < partCount; at += 1)
    parts.weight[at] = (parts.weight[at] as number) / (whole || 1);

  const found = spread({ draw, part, value, length }, parts, size);
  return {
    kind,
    ...found,
    count,
    total,
    planned,
    patchy: found.present.some((at) => (cellsIn[at] as number) < cellsSeen),
    byUnit:
      kind === "cluster"
        ? () => drawsIn(data, side, "unit", { fill, ...(replicate === null ? {} : { replicate }) })
        : null,
    unitsOfRuns: kind === "replicate" ? () => unitsInRuns(data, side, fill) : null,
  };
}

/** Estimate, values, means and weights of the draws from their means in the parts. */
function spread(
  { draw, part, value: values, length }: Entries,
  parts: Parts,
  size: number,
): Pick<Draws, "estimate" | "value" | "mean" | "weight" | "present" | "balanced" | "lonely"> {
  const value = new Float64Array(size);
  const mean = new Float64Array(size);
  const weight = new Float64Array(size);
  const times = new Int32Array(size);
  for (let i = 0; i < length; i += 1) {
    const at = draw[i] as number;
    times[at] = (times[at] as number) + 1;
    mean[at] = (mean[at] as number) + (values[i] as number);
  }
  const filled = Array.from(parts.draws.keys()).filter((at) => (parts.draws[at] as number) > 0);
  const present: number[] = [];
  let balanced = true;
  for (let at = 0; at < size; at += 1) {
    const own = times[at] as number;
    if (own === 0) continue;
    present.push(at);
    mean[at] = (mean[at] as number) / own;
    balanced &&= own === filled.length;
  }
  balanced &&= filled.every(
    (at) => Math.abs((parts.weight[at] as number) * filled.length - 1) < 1e-12,
  );
  const lonely = !balanced && filled.some((at) => parts.draws[at] === 1);
  if (present.length === 0)
    return { estimate: null, value, mean, weight, present, balanced, lonely };
  const draws = present.length;
  if (balanced) {
    value.set(mean);
    for (const at of present) weight[at] = 1 / draws;
    const estimate = meanOf(present.map((at) => mean[at] as number));
    return { estimate, value, mean, weight, present, balanced, lonely };
  }
  const centre = parts.sum.map((sum, at) => sum / (parts.draws[at] || 1));
  const share = parts.weight.map((own, at) => own / (parts.draws[at] || 1));
  // A cell of few draws is centred on their own mean: its spread is that over one fewer, as if it stood alone.
  const widen = Float64Array.from(parts.draws, (own) =>
    own < 2 ? 0 : Math.sqrt((own / (own - 1)) * ((draws - 1) / draws)),
  );
  let estimate = 0;
  for (const at of filled) estimate += (parts.weight[at] as number) * (centre[at] as number);
  for (const at of present) value[at] = estimate;
  for (let i = 0; i < length; i += 1) {
    const at = draw[i] as number;
    const own = part[i] as number;
    const by = share[own] as number;
    const apart = (values[i] as number) - (centre[own] as number);
    value[at] = (value[at] as number) + draws * by * (widen[own] as number) * apart;
    weight[at] = (weight[at] as number) + by;
  }
  return { estimate, value, mean, weight, present, balanced, lonely };
}

/** What some draws say of the estimate. */
export function valuesAt(draws: Draws, places: readonly number[]): readonly number[] {
  return places.map((at) => draws.value[at] as number);
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
