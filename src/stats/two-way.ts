import type { Interval } from "../model/index.ts";
import type { Draws } from "./draws.ts";
import { drawsOf } from "./draws.ts";
import type { Range } from "./interval.ts";
import { intervalOf } from "./interval.ts";
import type { Crossed } from "./math/crossed.ts";
import type { TOutcome } from "./math/t-inference.ts";
import { replicateTwoWay, replicateTwoWayInterval } from "./methods/replicate-two-way.ts";
import type { Cell, MetricData } from "./observations.ts";
import { rangeOf } from "./outcome.ts";

/** Replicates below which no interval over them is claimed, one way or two. */
export const leastCrossed = 3;
/** Share of the units that must have a score in every replicate; those that have not are left out. */
const mostShared = 0.5;

/** The values of one side by replicate, each over the units (or clusters) of the experiment. */
export type Grid = ReadonlyMap<number, Draws>;

/** What an estimate says of replicates and units at once; null where units are nested in replicates. */
export function twoWayLevel(
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
  return new Map(
    present.map((replicate) => [replicate, drawsOf(data, cells, drawnIn(data), { replicate })]),
  );
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
export function crossedOver(groups: readonly (readonly Draws[])[]): readonly Crossed[] {
  const all = groups.flat();
  const seen = new Set(all.flatMap((draws) => draws.present));
  const shared = [...seen].filter((at) => all.every((draws) => (draws.count[at] as number) > 0));
  if (shared.length < mostShared * seen.size) return [];
  const means = (draws: Draws) => shared.map((at) => draws.mean[at] as number);
  return groups.map((group) => group.map(means));
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
