import type { Draw, Interval } from "../../model/index.ts";
import { restsOnSamples } from "../../model/index.ts";
import type { Cell, MetricData, Side } from "../evidence/index.ts";
import {
  createMemory,
  differenceRange,
  intervalOf,
  outcomeOf,
  rangeOf,
  sideOf,
} from "../evidence/index.ts";
import { squareAndAdd } from "../math/intervals/square-and-add.ts";
import { clusteredRateInterval } from "../methods/estimates/clustered-rate.ts";
import { meanTInterval } from "../methods/estimates/mean-t.ts";
import { rangedMeanInterval } from "../methods/estimates/ranged-mean.ts";
import { wilsonInterval } from "../methods/estimates/wilson.ts";
import { clustersOfRun } from "./draw-clusters.ts";
import type { Draws, RunUnits } from "./draws.ts";
import { drawsIn, unitsInRuns } from "./draws.ts";
import { runUnits } from "./units-in-runs.ts";

/** The interval inside each draw, over its own units: place to interval. */
type Within = ReadonlyMap<number, Interval>;

/** The draws of one side for the page, each with the interval over its own units; none for units. */
export function drawsWithin(
  data: MetricData,
  cells: readonly Cell[],
  draws: Draws,
  level: number,
): readonly Draw[] {
  if (draws.kind === "unit" || hasNoDraws(data, draws)) return [];
  const within = withinDraws(data, sideOf(data, cells), draws, level);
  return draws.present.map((at) => ({
    ...nameOf(data, draws, at),
    value: draws.mean[at] as number,
    interval: within.get(at) ?? null,
    n: draws.count[at] as number,
  }));
}

/** The difference inside each of some draws, with the interval that its two sides combine to. */
export function differencesWithin(
  data: MetricData,
  sides: readonly Side[],
  draws: readonly [Draws, Draws],
  places: readonly number[],
  level: number,
): readonly Draw[] {
  const [of, versus] = draws;
  if (of.kind === "unit" || hasNoDraws(data, of)) return [];
  const [one, other] = sides as [Side, Side];
  const first = withinDraws(data, one, of, level);
  const second = withinDraws(data, other, versus, level);
  return places.map((at) => ({
    ...nameOf(data, of, at),
    value: (of.mean[at] as number) - (versus.mean[at] as number),
    interval: combine(data, of.mean[at], first.get(at), versus.mean[at], second.get(at)),
    n: (of.count[at] as number) + (versus.count[at] as number),
  }));
}

/** A cluster holds too few labels, or one class, for a corrected rate or an area of its own. */
export function hasNoDraws({ metric }: MetricData, { kind }: Draws): boolean {
  return kind === "cluster" && restsOnSamples(metric);
}

/** Id, label and group of a draw. */
export function nameOf(
  data: MetricData,
  draws: Draws,
  at: number,
): { id: string; label: string; group?: string } {
  const { design } = data.experiment;
  if (draws.kind === "replicate") {
    const id = data.population.replicates[at] ?? "";
    return { id, label: numbered(id, design.replicate ?? "replicate") };
  }
  const id = data.population.clusters[at] ?? "";
  const group = design.clusterGroups[id];
  return {
    id,
    label: design.clusterLabels[id] ?? numbered(id, design.cluster ?? "cluster"),
    ...(group ? { group } : {}),
  };
}

/** A bare number says nothing: `seed 3`. */
function numbered(id: string, noun: string): string {
  return /^\d+$/.test(id) ? `${noun} ${id}` : id;
}

function combine(
  data: MetricData,
  of: number | undefined,
  ofInterval: Interval | undefined,
  versus: number | undefined,
  versusInterval: Interval | undefined,
): Interval | null {
  if (of === undefined || versus === undefined || !ofInterval || !versusInterval) return null;
  const side = (estimate: number, { lower, upper }: Interval) => ({
    estimate,
    limits: { lower: lower ?? estimate, upper: upper ?? estimate },
  });
  const limits = squareAndAdd(side(of, ofInterval), side(versus, versusInterval), 0);
  const method = outcomeOf(data.metric) === "rate" ? "Newcombe" : "MOVER";
  return intervalOf(limits, ofInterval.level, method, differenceRange(data.metric));
}

const remember = createMemory<Draws, Within>();

function withinDraws(data: MetricData, side: Side, draws: Draws, level: number): Within {
  return remember(draws, `${level}`, () => computeWithin(data, side, draws, level));
}

function computeWithin(data: MetricData, side: Side, draws: Draws, level: number): Within {
  const within = new Map<number, Interval>();
  const add = (at: number, units: RunUnits) => {
    const interval = unitInterval(data, units, level);
    if (interval) within.set(at, interval);
  };
  if (draws.kind === "replicate") {
    const runs = unitsInRuns(data, side, null);
    for (const at of draws.present) {
      const units = runs[at];
      if (units) add(at, units);
    }
    return within;
  }
  const units = drawsIn(data, side, "unit");
  const placesByCluster = Map.groupBy(
    units.present,
    (place) => data.population.clusterOfUnit[place] as number,
  );
  for (const [cluster, places] of placesByCluster) add(cluster, runUnits(places, units));
  return within;
}

/** The interval over some units alone, each weighing the same. */
function unitInterval(data: MetricData, units: RunUnits, level: number): Interval | null {
  const range = rangeOf(data.metric);
  const means = [...units.mean];
  if (outcomeOf(data.metric) === "score")
    return intervalOf(meanTInterval(means, level).interval, level, "t", range);
  if (outcomeOf(data.metric) === "share")
    return intervalOf(rangedMeanInterval(means, range, level).interval, level, "Wilson", range);
  const clusters = clustersOfRun(units);
  const [only] = clusters;
  const { interval } =
    only && clusters.length === 1
      ? wilsonInterval(only.sum, only.count, level)
      : clusteredRateInterval(clusters, level, "epochs");
  return intervalOf(interval, level, "Wilson", range);
}
