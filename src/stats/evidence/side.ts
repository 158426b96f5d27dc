import { createMemory } from "./memory.ts";
import type { Cell, MetricData } from "./observations.ts";

/** Cells whose values are averaged, what each of them weighs, and which of their rows count. */
export interface Side {
  readonly cells: readonly Cell[];
  /** By cell: share of the mean, before cells without a score are left out. */
  readonly weights: readonly number[];
  /** By cell: place of the combination of levels that it shares with the other sides of a comparison. */
  readonly combination: readonly number[];
  /** By combination: 1 for units that count; null: all do. */
  readonly units: readonly Uint8Array[] | null;
  /** 1 for replicates that count; null: all do. */
  readonly runs: Uint8Array | null;
  /** Text that tells this side from all others of the metric. */
  readonly key: string;
}

const remember = createMemory<MetricData, Side>();

/** Some cells averaged by themselves: each weighs the same, or by its samples where the design says so. */
export function sideOf(data: MetricData, cells: readonly Cell[]): Side {
  const key = cells.map((cell) => cell.place).join();
  return remember(data, key, () => ({
    cells,
    weights: cells.map((cell) => weightOf(data, cell)),
    combination: cells.map((_cell, i) => i),
    units: null,
    runs: null,
    key,
  }));
}

/** Units with a score, in each run: repeats of one weigh nothing. */
function scoredUnits({ n }: Cell): number {
  return n.reduce((units, own) => units + (own > 0 ? 1 : 0), 0);
}

/** What one cell weighs among others. */
function weightOf({ experiment }: MetricData, cell: Cell): number {
  return experiment.design.weights === "samples" ? scoredUnits(cell) : 1;
}

/**
 * Cells of one side of a comparison: combinations of the levels averaged over weigh the same, and so do the cells
 * of one combination, unless the design weighs by samples.
 */
export function matchedSide(
  data: MetricData,
  cells: readonly Cell[],
  combination: readonly number[],
): Side {
  const held = new Map<number, number>();
  for (const at of combination) held.set(at, (held.get(at) ?? 0) + 1);
  const bySamples = data.experiment.design.weights === "samples";
  const places = cells.map((cell) => cell.place).join();
  // One cell a combination: the same mean as of the cells by themselves, so the same draws.
  const plain = combination.length === held.size;
  return {
    cells,
    weights: cells.map((cell, i) =>
      bySamples ? scoredUnits(cell) : 1 / (held.get(combination[i] as number) as number),
    ),
    combination,
    units: null,
    runs: null,
    key: plain ? places : `${places}/${combination.join()}`,
  };
}

/** The same side cut down to some units and replicates; `reason` tells this cut from others in keys. */
export function cutTo(side: Side, only: Pick<Side, "units" | "runs">, reason: string): Side {
  return { ...side, ...only, key: `${side.key}|${reason}` };
}
