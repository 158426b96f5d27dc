import type { Cell, MetricData, Side } from "../evidence/index.ts";
import { createMemory } from "../evidence/index.ts";
import type { Fill, RunUnits } from "./draw-values.ts";

/** The units of a side by run, each run by itself: what the draws of units would be if there were no other run. */
export function gatherRuns(data: MetricData, side: Side, fill: Fill): readonly RunUnits[] {
  const scratch = createScratch(data.population.units.length);
  return data.population.replicates.map((_run, run) => unitsOf(side, fill, run, scratch));
}

/** Some units of columns over all of them. */
export function runUnits(
  places: readonly number[],
  { mean, count, total }: Pick<RunUnits, "mean" | "count" | "total">,
): RunUnits {
  const found = emptyUnits(places.length);
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] as number;
    found.at[i] = place;
    found.mean[i] = mean[place] as number;
    found.count[i] = count[place] as number;
    found.total[i] = total[place] as number;
  }
  return found;
}

function emptyUnits(size: number): RunUnits {
  return {
    at: new Int32Array(size),
    mean: new Float64Array(size),
    count: new Float64Array(size),
    total: new Float64Array(size),
  };
}

/** Columns over all units, zero wherever no run is being looked at: a run holds a small part of the units. */
interface Scratch {
  readonly means: Float64Array;
  readonly cells: Int32Array;
  readonly count: Float64Array;
  readonly total: Float64Array;
}

function createScratch(size: number): Scratch {
  return {
    means: new Float64Array(size),
    cells: new Int32Array(size),
    count: new Float64Array(size),
    total: new Float64Array(size),
  };
}

function unitsOf(side: Side, fill: Fill, run: number, scratch: Scratch): RunUnits {
  if (side.runs !== null && side.runs[run] !== 1) return emptyUnits(0);
  const { means, cells, count, total } = scratch;
  const filled = fill ?? 0;
  const filling = fill === null ? 0 : 1;
  const met: number[] = [];
  side.cells.forEach((cell, at) => {
    const only = side.units?.[side.combination[at] as number] ?? null;
    const rows = rowsOfRun(cell, run);
    for (let j = 0; j < rows.length; j += 1) {
      const i = rows[j] as number;
      const place = cell.unit[i] as number;
      if (only !== null && only[place] !== 1) continue;
      const lost = cell.missing[i] as number;
      const scored = (cell.n[i] as number) + filling * lost;
      if (scored === 0) continue;
      const all = (cell.sum[i] as number) + filled * lost;
      if (cells[place] === 0) met.push(place);
      means[place] = (means[place] as number) + all / scored;
      cells[place] = (cells[place] as number) + 1;
      count[place] = (count[place] as number) + scored;
      total[place] = (total[place] as number) + all;
    }
  });
  // Rows of a cell are in order of place; those of several cells are not.
  const places = side.cells.length > 1 ? Int32Array.from(met).sort() : Int32Array.from(met);
  // Plain loops: a report of a million samples goes through here once a question.
  const found = { ...emptyUnits(places.length), at: places };
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] as number;
    found.mean[i] = (means[place] as number) / (cells[place] as number);
    found.count[i] = count[place] as number;
    found.total[i] = total[place] as number;
    means[place] = cells[place] = count[place] = total[place] = 0;
  }
  return found;
}

const rememberRows = createMemory<Cell, readonly Int32Array[]>();
const noRows = new Int32Array();

/** The rows of a cell that belong to one run. */
export function rowsOfRun(cell: Cell, run: number): Int32Array {
  const byRun = rememberRows(cell, "", () => {
    const rows: number[][] = [];
    for (let i = 0; i < cell.replicate.length; i += 1) {
      const own = cell.replicate[i] as number;
      while (rows.length <= own) rows.push([]);
      (rows[own] as number[]).push(i);
    }
    return rows.map((own) => Int32Array.from(own));
  });
  return byRun[run] ?? noRows;
}
