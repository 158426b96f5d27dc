import type { Interval } from "../model/index.ts";
import type { Asked } from "./ask.ts";
import type { Draws } from "./draws.ts";
import { drawsOf, valuesAt } from "./draws.ts";
import { changeBetween } from "./interaction.ts";
import type { Range } from "./interval.ts";
import { anyNumber, intervalOf, rateDifferenceRange, rateRange } from "./interval.ts";
import type { Crossed } from "./math/crossed.ts";
import type { TOutcome } from "./math/t-inference.ts";
import {
  replicateTwoWay,
  replicateTwoWayGroupsInterval,
  replicateTwoWayInterval,
} from "./methods/replicate-two-way.ts";
import type { Cell, MetricData } from "./observations.ts";
import type { FullQuestion, Sides } from "./sides.ts";

/** Replicates below which no interval over them is claimed, one way or two. */
const leastCrossed = 3;
/** Share of the units that must have a score in every replicate; those that have not are left out. */
const mostShared = 0.5;

/** The values of one side by replicate, each over the units (or clusters) of the experiment. */
type Grid = ReadonlyMap<number, Draws>;

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
  const range = data.metric.kind === "binary" ? rateRange : anyNumber;
  return around(value, replicateTwoWayInterval(rows, level), level, range);
}

/** The same for a difference or an interaction; a ratio has none. */
export function twoWayContrast(
  sides: Sides,
  { comparison, result }: Asked,
  { scale, level }: FullQuestion,
): Interval | null {
  const { data, kind, of, versus } = sides;
  if (kind !== "replicate" || scale === "ratio" || !unitsRecur(data, [...of, ...versus]))
    return null;
  const [first, second] = gridsOf(sides);
  const outcome =
    comparison.arrangement === "unpaired"
      ? overGroups(first, second, level)
      : overDifferences(first, second, level);
  const reach = scale === "interaction" ? { lower: -2, upper: 2 } : rateDifferenceRange;
  const range = data.metric.kind === "binary" ? reach : anyNumber;
  return outcome && around(result.value, outcome, level, range);
}

function gridsOf({ data, of, versus, four }: Sides): readonly [Grid, Grid] {
  if (four === null) return [gridOf(data, of), gridOf(data, versus)];
  const [a = [], b = [], c = [], d = []] = four;
  return [changesIn(gridOf(data, a), gridOf(data, b)), changesIn(gridOf(data, c), gridOf(data, d))];
}

function gridOf(data: MetricData, cells: readonly Cell[]): Grid {
  const { present } = drawsOf(data, cells, "replicate");
  return new Map(
    present.map((replicate) => [replicate, drawsOf(data, cells, drawnIn(data), { replicate })]),
  );
}

/** What replicates are crossed with: the coarser of units and clusters. */
function drawnIn(data: MetricData): "unit" | "cluster" {
  return data.experiment.design.cluster === null ? "unit" : "cluster";
}

function changesIn(other: Grid, base: Grid): Grid {
  return new Map(inBoth(other, base, changeBetween));
}

function inBoth<T>(
  first: Grid,
  second: Grid,
  combine: (one: Draws, two: Draws) => T,
): readonly (readonly [number, T])[] {
  return [...first].flatMap(([replicate, one]) => {
    const two = second.get(replicate);
    return two ? [[replicate, combine(one, two)] as const] : [];
  });
}

/** Whether some unit occurs in two replicates: else units are nested, and nothing is crossed. */
function unitsRecur(data: MetricData, cells: readonly Cell[]): boolean {
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
function crossedOver(groups: readonly (readonly Draws[])[]): readonly Crossed[] {
  const all = groups.flat();
  const seen = new Set(all.flatMap((draws) => draws.present));
  const shared = [...seen].filter((at) => all.every((draws) => (draws.count[at] as number) > 0));
  if (shared.length < mostShared * seen.size) return [];
  return groups.map((group) => group.map((draws) => valuesAt(draws, shared)));
}

/** Replicates matched by design, or each against the one run of the other side. */
function overDifferences(first: Grid, second: Grid, level: number): TOutcome | null {
  const [of, versus] = [[...first.values()], [...second.values()]];
  const [one, other] = [of[0], versus[0]];
  const alone = Math.min(of.length, versus.length) === 1;
  const pairs =
    alone && one && other
      ? of.length === 1
        ? versus.map((draws) => [one, draws] as const)
        : of.map((draws) => [draws, other] as const)
      : inBoth(first, second, (a, b) => [a, b] as const).map(([, pair]) => pair);
  if (pairs.length < leastCrossed) return null;
  const [rows = []] = crossedOver([pairs.map(([a, b]) => changeBetween(a, b))]);
  return rows.length === 0 ? null : replicateTwoWayInterval(rows, level);
}

function overGroups(first: Grid, second: Grid, level: number): TOutcome | null {
  if (Math.min(first.size, second.size) < leastCrossed) return null;
  const [of, versus] = crossedOver([[...first.values()], [...second.values()]]);
  return of && versus ? replicateTwoWayGroupsInterval(of, versus, level) : null;
}

/** Its width from the crossed units, its middle where the estimate stands. */
function around(
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
