import type { Interval } from "../../model/index.ts";
import { drawsOf, unitsInRuns } from "../draws/index.ts";
import type { Cell, MetricData, Range } from "../evidence/index.ts";
import { intervalOf, rangeOf, sideOf } from "../evidence/index.ts";
import type { Crossed } from "../math/basics/crossed.ts";
import type { TOutcome } from "../math/intervals/t-inference.ts";
import {
  replicateTwoWay,
  replicateTwoWayInterval,
} from "../methods/estimates/replicate-two-way.ts";

/** Replicates below which no interval over them is claimed, one way or two. */
export const leastCrossed = 3;
/** Share of the units that must have a score in every replicate; those that have not are left out. */
const mostShared = 0.5;

/** Means of the units (or clusters) of one replicate, in order of place. */
export interface RunMeans {
  readonly at: ArrayLike<number>;
  readonly mean: ArrayLike<number>;
}

/** The values of one side by replicate, each over the units (or clusters) of the experiment. */
export type Grid = ReadonlyMap<number, RunMeans>;

/** What an estimate says of replicates and units at once; null where units are nested in replicates. */
export function twoWayEstimate(
  data: MetricData,
  cells: readonly Cell[],
  value: number | null,
  level: number,
): Interval | null {
  if (!unitsRecur(data, cells)) return null;
  const [rows = []] = crossedOver([[...gridOf(data, cells).values()]]);
  if (rows.length < leastCrossed) return null;
  return around(value, replicateTwoWayInterval(rows, level), level, rangeOf(data.metric));
}

/** Every replicate with a scored sample. */
export function gridOf(data: MetricData, cells: readonly Cell[]): Grid {
  const { present } = drawsOf(data, cells, "replicate");
  if (drawnIn(data) === "unit") {
    const runs = unitsInRuns(data, sideOf(data, cells), null);
    return new Map(present.map((replicate) => [replicate, runs[replicate] as RunMeans]));
  }
  return new Map(
    present.map((replicate) => {
      const { present: at, mean } = drawsOf(data, cells, "cluster", { replicate });
      return [replicate, { at, mean: at.map((place) => mean[place] as number) }];
    }),
  );
}

/** First minus second by unit, over the units of both. */
export function changesOfRun(other: RunMeans, base: RunMeans): RunMeans {
  const before = valuesByPlace(base);
  const at = Array.from(other.at).filter((place) => before.has(place));
  const after = valuesByPlace(other);
  const mean = at.map((place) => (after.get(place) as number) - (before.get(place) as number));
  return { at, mean };
}

function valuesByPlace({ at, mean }: RunMeans): ReadonlyMap<number, number> {
  return new Map(Array.from(at, (place, i) => [place, mean[i] as number] as const));
}

/** What replicates are crossed with: the coarser of units and clusters. */
function drawnIn(data: MetricData): "unit" | "cluster" {
  return data.experiment.design.cluster === null ? "unit" : "cluster";
}

/** Whether some unit occurs in two replicates: else units are nested, and nothing is crossed. */
export function unitsRecur(data: MetricData, cells: readonly Cell[]): boolean {
  const seenIn = new Map<number, number>();
  const kind = drawnIn(data);
  return cells.some((cell) =>
    cell[kind].some((unit, i) => {
      const replicate = cell.replicate[i] as number;
      const before = seenIn.get(unit);
      seenIn.set(unit, replicate);
      return before !== undefined && before !== replicate;
    }),
  );
}

/** Groups of replicates as matrices over the units that all of them have; nothing where those are few. */
export function crossedOver(groups: readonly (readonly RunMeans[])[]): readonly Crossed[] {
  const all = groups.flat();
  const times = new Map<number, number>();
  for (const { at } of all)
    for (let i = 0; i < at.length; i += 1)
      times.set(at[i] as number, (times.get(at[i] as number) ?? 0) + 1);
  const shared = new Set([...times.keys()].filter((place) => times.get(place) === all.length));
  if (shared.size < mostShared * times.size) return [];
  return groups.map((group) =>
    group.map(({ at, mean }) =>
      Array.from(mean).filter((_value, i) => shared.has(at[i] as number)),
    ),
  );
}

/** Its width from the crossed units, its middle where the estimate stands. */
export function around(
  value: number | null,
  { estimate, interval }: TOutcome,
  level: number,
  range: Range,
): Interval | null {
  if (value === null || estimate === null || interval === null) return null;
  const shift = value - estimate;
  const limits = { lower: interval.lower + shift, upper: interval.upper + shift };
  return intervalOf(limits, level, replicateTwoWay.name, range);
}
