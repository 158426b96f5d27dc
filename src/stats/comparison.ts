import type { Arrangement, DifferenceFacts } from "./choose-method.ts";
import type { Draws } from "./draws.ts";
import { valuesAt } from "./draws.ts";
import { allEqual, tieTolerance } from "./math/sums.ts";
import { createMemory } from "./memory.ts";
import type { MetricData } from "./observations.ts";
import type { DrawKind } from "./words.ts";

/** Two sides set against each other, and the places of the draws that count. */
export interface Comparison {
  readonly data: MetricData;
  readonly kind: DrawKind;
  readonly arrangement: Arrangement;
  /** The very same replicates answer on both sides. */
  readonly sameRuns: boolean;
  readonly first: Draws;
  readonly second: Draws;
  /** Places used of the first side and of the second; the same list when paired. */
  readonly ofPlaces: readonly number[];
  readonly versusPlaces: readonly number[];
  /** Differences by draw; empty for two groups. */
  readonly differences: readonly number[];
  /** Draws planned on either side, and planned on one side only. */
  readonly planned: number;
  readonly unshared: number;
}

const rememberSecond = createMemory<Draws, WeakMap<Draws, Comparison>>();

/**
 * Draw by draw where draws are shared, else as two groups. Replicates pair where the same runs answer on
 * both sides, or by design; where one side is a single run, each replicate of the other is set against it.
 */
export function compare(
  data: MetricData,
  first: Draws,
  second: Draws,
  sameRuns: boolean,
): Comparison {
  const memory = rememberSecond(first, "seconds", () => new WeakMap());
  const known = memory.get(second);
  if (known?.data === data && known.sameRuns === sameRuns) return known;
  const comparison = computeComparison(data, first, second, sameRuns);
  memory.set(second, comparison);
  return comparison;
}

function computeComparison(
  data: MetricData,
  first: Draws,
  second: Draws,
  sameRuns: boolean,
): Comparison {
  const shared = first.present.filter((at) => (second.count[at] as number) > 0);
  const { planned, unshared } = plan(first, second);
  const base = { data, kind: first.kind, sameRuns, first, second, planned, unshared };
  const byRun = sameRuns || data.experiment.design.pairedReplicates;
  const arrangement = arrange(first, second, shared.length, byRun);
  if (arrangement === "paired")
    return {
      ...base,
      arrangement,
      ofPlaces: shared,
      versusPlaces: shared,
      differences: shared.map((at) => (first.value[at] as number) - (second.value[at] as number)),
    };
  const [ofPlaces, versusPlaces] = [first.present, second.present];
  const differences = arrangement === "one-run" ? againstOne(first, second) : [];
  return { ...base, arrangement, ofPlaces, versusPlaces, differences };
}

function arrange(first: Draws, second: Draws, shared: number, byRun: boolean): Arrangement {
  if (first.kind !== "replicate") return shared > 0 ? "paired" : "unpaired";
  const [s1, s2] = [first.present.length, second.present.length];
  if (Math.min(s1, s2) === 1 && Math.max(s1, s2) > 1) return "one-run";
  return byRun && shared > 0 ? "paired" : "unpaired";
}

/** Each replicate of the side that has several, minus (or from) the only run of the other. */
function againstOne(first: Draws, second: Draws): readonly number[] {
  const [of, versus] = [valuesAt(first, first.present), valuesAt(second, second.present)];
  if (versus.length === 1) return of.map((value) => value - (versus[0] as number));
  return versus.map((value) => (of[0] as number) - value);
}

function plan(first: Draws, second: Draws): { planned: number; unshared: number } {
  let planned = 0;
  let unshared = 0;
  for (let at = 0; at < first.planned.length; at += 1) {
    const [one, two] = [first.planned[at] === 1, second.planned[at] === 1];
    if (one || two) planned += 1;
    if (one !== two) unshared += 1;
  }
  return { planned, unshared };
}

/** Draws that the interval rests on: pairs, replicates against one run, or the smaller group. */
export function drawsUsed(c: Comparison): number {
  if (c.arrangement !== "unpaired") return c.differences.length;
  return Math.min(c.ofPlaces.length, c.versusPlaces.length);
}

const remember = createMemory<Comparison, DifferenceFacts>();

/** The facts by which methods are chosen. */
export function factsOf(c: Comparison): DifferenceFacts {
  return remember(c, "facts", () => computeFacts(c));
}

function computeFacts(c: Comparison): DifferenceFacts {
  const one = (draws: Draws, places: readonly number[]) =>
    places.every((at) => draws.count[at] === 1);
  const noise = tieTolerance(c.differences);
  const single = one(c.first, c.ofPlaces) && one(c.second, c.versusPlaces);
  return {
    metric: c.data.metric.kind,
    draw: c.kind,
    arrangement: c.arrangement,
    draws: drawsUsed(c),
    both:
      c.arrangement === "unpaired"
        ? c.ofPlaces.length + c.versusPlaces.length
        : c.differences.length,
    single,
    perDraw: single ? 1 : c.arrangement === "paired" ? medianPairs(c) : 0,
    apart: c.differences.filter((d) => Math.abs(d) > noise).length,
    tied:
      c.arrangement === "unpaired"
        ? allEqual(valuesAt(c.first, c.ofPlaces)) && allEqual(valuesAt(c.second, c.versusPlaces))
        : allEqual(c.differences),
  };
}

/** Scored pairs in the median draw. */
function medianPairs({ first, second, ofPlaces }: Comparison): number {
  const counts = Float64Array.from(ofPlaces, (at) =>
    Math.min(first.count[at] as number, second.count[at] as number),
  ).sort();
  return counts[counts.length >> 1] ?? 0;
}
