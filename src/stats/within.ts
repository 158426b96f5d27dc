import type { Draw, Interval } from "../model/index.ts";
import type { Draws } from "./draws.ts";
import { clustersAt, drawsOf, samplesAt, valuesAt } from "./draws.ts";
import { anyNumber, intervalOf, rateDifferenceRange, rateRange } from "./interval.ts";
import { squareAndAdd } from "./math/square-and-add.ts";
import { createMemory } from "./memory.ts";
import { effectiveWilsonInterval } from "./methods/effective-wilson.ts";
import { meanTInterval } from "./methods/mean-t.ts";
import { wilsonInterval } from "./methods/wilson.ts";
import type { Cell, MetricData } from "./observations.ts";

/** The interval inside each draw, over its own units: place to interval. */
type Within = ReadonlyMap<number, Interval>;

/** The draws of one side for the page, each with the interval over its own units; none for units. */
export function drawsWithin(
  data: MetricData,
  cells: readonly Cell[],
  draws: Draws,
  level: number,
): readonly Draw[] {
  if (draws.kind === "unit") return [];
  const within = withinDraws(data, cells, draws, level);
  return draws.present.map((at) => ({
    ...nameOf(data, draws, at),
    value: draws.value[at] as number,
    interval: within.get(at) ?? null,
    n: draws.count[at] as number,
  }));
}

/** The difference inside each of some draws, with the interval that its two sides combine to. */
export function differencesWithin(
  data: MetricData,
  sides: readonly [readonly Cell[], readonly Cell[]],
  draws: readonly [Draws, Draws],
  places: readonly number[],
  level: number,
): readonly Draw[] {
  const [of, versus] = draws;
  if (of.kind === "unit") return [];
  const first = withinDraws(data, sides[0], of, level);
  const second = withinDraws(data, sides[1], versus, level);
  return places.map((at) => ({
    ...nameOf(data, of, at),
    value: (of.value[at] as number) - (versus.value[at] as number),
    interval: combine(data, of.value[at], first.get(at), versus.value[at], second.get(at)),
    n: (of.count[at] as number) + (versus.count[at] as number),
  }));
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
  const range = data.metric.kind === "binary" ? rateDifferenceRange : anyNumber;
  const method = data.metric.kind === "binary" ? "Newcombe within" : "MOVER of t within";
  return intervalOf(limits, ofInterval.level, method, range);
}

const remember = createMemory<Draws, Within>();

function withinDraws(
  data: MetricData,
  cells: readonly Cell[],
  draws: Draws,
  level: number,
): Within {
  return remember(draws, `${level}`, () => computeWithin(data, cells, draws, level));
}

function computeWithin(
  data: MetricData,
  cells: readonly Cell[],
  draws: Draws,
  level: number,
): Within {
  const within = new Map<number, Interval>();
  const add = (at: number, units: Draws, places: readonly number[]) => {
    const interval = unitInterval(data, units, places, level);
    if (interval) within.set(at, interval);
  };
  if (draws.kind === "replicate") {
    for (const at of draws.present) {
      const units = drawsOf(data, cells, "unit", { replicate: at });
      add(at, units, units.present);
    }
    return within;
  }
  const units = drawsOf(data, cells, "unit");
  const placesByCluster = new Map<number, number[]>();
  for (const place of units.present) {
    const cluster = data.population.clusterOfUnit[place] as number;
    const known = placesByCluster.get(cluster);
    if (known) known.push(place);
    else placesByCluster.set(cluster, [place]);
  }
  for (const [cluster, places] of placesByCluster) add(cluster, units, places);
  return within;
}

function unitInterval(
  data: MetricData,
  units: Draws,
  places: readonly number[],
  level: number,
): Interval | null {
  if (data.metric.kind === "score") {
    const { interval } = meanTInterval(valuesAt(units, places), level);
    return intervalOf(interval, level, "t within", anyNumber);
  }
  const [only] = places;
  if (only !== undefined && places.length === 1) {
    const n = samplesAt(units, places);
    const { interval } = wilsonInterval((units.value[only] as number) * n, n, level);
    return intervalOf(interval, level, "Wilson within", rateRange);
  }
  const { interval } = effectiveWilsonInterval(clustersAt(units, places), level);
  return intervalOf(interval, level, "Wilson within", rateRange);
}
