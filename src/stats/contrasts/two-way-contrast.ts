import type { Interval } from "../../model/index.ts";
import type { Grid, RunMeans } from "../estimates/index.ts";
import {
  around,
  changesOfRun,
  crossedOver,
  gridOf,
  leastCrossed,
  unitsRecur,
} from "../estimates/index.ts";
import type { Cell } from "../evidence/index.ts";
import { differenceRange } from "../evidence/index.ts";
import type { TOutcome } from "../math/intervals/t-inference.ts";
import {
  replicateTwoWayGroupsInterval,
  replicateTwoWayInterval,
} from "../methods/estimates/replicate-two-way.ts";
import type { Asked } from "./ask.ts";
import { isGroups } from "./comparison.ts";
import type { FullQuestion, Sides } from "./sides.ts";

type Cells = readonly Cell[];

/** What a difference or an interaction says of replicates and units at once; a ratio has none. */
export function twoWayContrast(
  sides: Sides,
  { comparison, result }: Asked,
  { scale, level }: FullQuestion,
): Interval | null {
  const { data, kind, of, versus, changes } = sides;
  if (changes && !changes.linked) return null;
  if (
    kind !== "replicate" ||
    scale === "ratio" ||
    !unitsRecur(data, [...of.cells, ...versus.cells])
  )
    return null;
  const [first, second] = gridsOf(sides);
  const outcome = isGroups(comparison)
    ? overGroups(first, second, level)
    : overDifferences(first, second, level);
  const range = differenceRange(data.metric, scale === "interaction" ? 2 : 1);
  return outcome && around(result.value, outcome, level, range);
}

function gridsOf({ data, of, versus, changes }: Sides): readonly [Grid, Grid] {
  if (changes === null) return [gridOf(data, of.cells), gridOf(data, versus.cells)];
  const [a, b, c, d] = changes.groups.map(({ cells }) => cells) as [Cells, Cells, Cells, Cells];
  return [changesIn(gridOf(data, a), gridOf(data, b)), changesIn(gridOf(data, c), gridOf(data, d))];
}

function changesIn(other: Grid, base: Grid): Grid {
  return new Map(inBoth(other, base, changesOfRun));
}

function inBoth<T>(
  first: Grid,
  second: Grid,
  combine: (one: RunMeans, two: RunMeans) => T,
): readonly (readonly [number, T])[] {
  return [...first].flatMap(([replicate, one]) => {
    const two = second.get(replicate);
    return two ? [[replicate, combine(one, two)] as const] : [];
  });
}

/** The same replicates, replicates matched by design, or each against the one run of the other side. */
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
  const [rows = []] = crossedOver([pairs.map(([a, b]) => changesOfRun(a, b))]);
  return rows.length === 0 ? null : replicateTwoWayInterval(rows, level);
}

function overGroups(first: Grid, second: Grid, level: number): TOutcome | null {
  if (Math.min(first.size, second.size) < leastCrossed) return null;
  const [of, versus] = crossedOver([[...first.values()], [...second.values()]]);
  return of && versus ? replicateTwoWayGroupsInterval(of, versus, level) : null;
}
