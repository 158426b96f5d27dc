import type { Arrangement, DifferenceFacts } from "../choose/index.ts";
import type { Draws } from "../draws/index.ts";
import { clustersAt, valuesAt } from "../draws/index.ts";
import type { DrawKind, MetricData } from "../evidence/index.ts";
import { createMemory, outcomeOf, outcomeOver } from "../evidence/index.ts";
import { allEqual, tieTolerance } from "../math/basics/sums.ts";
import type { Pairing } from "./pairing.ts";

/** What decides how two sides are set against each other. */
export interface Matching {
  readonly pairing: Pairing;
  /** The very same replicates answer on both sides. */
  readonly sameRuns: boolean;
  /** Where one side is a single run against several: whether it was trained, so that its own spread counts. */
  readonly loneIsTrained: boolean;
}

/** Two sides set against each other, and the places of the draws that count. */
export interface Comparison extends Matching {
  readonly data: MetricData;
  readonly kind: DrawKind;
  readonly arrangement: Arrangement;
  readonly first: Draws;
  readonly second: Draws;
  /** Places used of the first side and of the second; the same list when paired. */
  readonly ofPlaces: readonly number[];
  readonly versusPlaces: readonly number[];
  /** Places of both sides whose values go together: all when paired, some in groups that overlap. */
  readonly sharedPlaces: readonly number[];
  /** Differences by draw, whose mean is the difference; empty for two groups. */
  readonly differences: readonly number[];
}

const rememberSecond = createMemory<Draws, WeakMap<Draws, Comparison>>();

/**
 * Draw by draw where the two sides pair, else as two groups that may overlap. Replicates pair where the same runs
 * answer on both sides, or by design; where one side is a single run, each replicate of the other is set against it.
 */
export function compare(
  data: MetricData,
  first: Draws,
  second: Draws,
  matching: Matching,
): Comparison {
  const memory = rememberSecond(first, "seconds", () => new WeakMap());
  const known = memory.get(second);
  if (
    known?.data === data &&
    known.sameRuns === matching.sameRuns &&
    known.pairing === matching.pairing
  )
    return known;
  const comparison = computeComparison(data, first, second, matching);
  memory.set(second, comparison);
  return comparison;
}

function computeComparison(
  data: MetricData,
  first: Draws,
  second: Draws,
  matching: Matching,
): Comparison {
  const base = { data, kind: first.kind, ...matching, first, second };
  const { pairing, sameRuns } = matching;
  const mayShare =
    first.kind !== "replicate" || sameRuns || data.experiment.design.pairedReplicates;
  const shared = mayShare ? first.present.filter((at) => (second.count[at] as number) > 0) : [];
  const arrangement = arrange(first, second, pairing.paired, shared.length);
  if (arrangement === "paired")
    return {
      ...base,
      arrangement,
      ofPlaces: shared,
      versusPlaces: shared,
      sharedPlaces: shared,
      differences: shared.map((at) => (first.value[at] as number) - (second.value[at] as number)),
    };
  const [ofPlaces, versusPlaces] = [first.present, second.present];
  const lone = arrangement === "one-run";
  return {
    ...base,
    arrangement,
    ofPlaces,
    versusPlaces,
    sharedPlaces: lone ? [] : shared,
    differences: lone ? againstOne(first, second) : [],
  };
}

function arrange(first: Draws, second: Draws, paired: boolean, shared: number): Arrangement {
  if (first.kind === "replicate") {
    const [s1, s2] = [first.present.length, second.present.length];
    if (Math.min(s1, s2) === 1 && Math.max(s1, s2) > 1) return "one-run";
  }
  if (paired && shared > 0) return "paired";
  return shared > 0 ? "overlapping" : "unpaired";
}

/** Each replicate of the side that has several, minus (or from) the only run of the other. */
function againstOne(first: Draws, second: Draws): readonly number[] {
  const [of, versus] = [valuesAt(first, first.present), valuesAt(second, second.present)];
  if (versus.length === 1) return of.map((value) => value - (versus[0] as number));
  return versus.map((value) => (of[0] as number) - value);
}

/** Whether two groups are compared, rather than draw by draw. */
export function isGroups({ arrangement }: Pick<Comparison, "arrangement">): boolean {
  return arrangement === "unpaired" || arrangement === "overlapping";
}

/** Draws that the interval rests on: pairs, replicates against one run, or the smaller group. */
export function drawsUsed(c: Comparison): number {
  if (!isGroups(c)) return c.differences.length;
  return Math.min(c.ofPlaces.length, c.versusPlaces.length);
}

const remember = createMemory<Comparison, DifferenceFacts>();

/** The facts by which methods are chosen. */
export function factsOf(c: Comparison): DifferenceFacts {
  return remember(c, "facts", () => computeFacts(c));
}

function computeFacts(c: Comparison): DifferenceFacts {
  const one = (draws: Draws, places: readonly number[]) =>
    draws.balanced && places.every((at) => draws.count[at] === 1);
  const noise = tieTolerance(c.differences);
  const single = one(c.first, c.ofPlaces) && one(c.second, c.versusPlaces);
  const groups = isGroups(c);
  return {
    metric: outcomeOver(c.data.metric, c.kind),
    draw: c.kind,
    arrangement: c.arrangement,
    draws: drawsUsed(c),
    both: groups ? c.ofPlaces.length + c.versusPlaces.length : c.differences.length,
    single,
    apart: c.differences.filter((d) => Math.abs(d) > noise).length,
    tied: groups
      ? allEqual(valuesAt(c.first, c.ofPlaces)) && allEqual(valuesAt(c.second, c.versusPlaces))
      : allEqual(c.differences),
    trained: c.loneIsTrained,
    balanced: c.first.balanced && c.second.balanced,
    lonely: c.first.lonely || c.second.lonely,
    own: c.first.own !== undefined && c.second.own !== undefined,
    agree: !single && c.arrangement === "paired" && allAgree(c),
  };
}

/** Whether every draw is one unit whose samples are all 0 or all 1, on both sides: copies are all there is. */
function allAgree({ first, second, ofPlaces, data, kind }: Comparison): boolean {
  if (outcomeOf(data.metric) !== "rate" || kind === "replicate") return false;
  const whole = (draws: Draws) =>
    draws.balanced && ofPlaces.every((at) => draws.mean[at] === 0 || draws.mean[at] === 1);
  if (!whole(first) || !whole(second)) return false;
  return (
    kind === "unit" ||
    [first, second].every((draws) =>
      clustersAt(data, draws, ofPlaces).every((cluster) => cluster.count === 1),
    )
  );
}
