import type { MetricData } from "../evidence/index.ts";
import type { Cluster } from "../math/basics/clusters.ts";
import type { Draws, RunUnits } from "./draw-values.ts";

/** A unit as methods for rates take it; `total`: the sum of its samples, where `sum` is that of its mean over cells. */
export interface UnweightedCluster extends Cluster {
  readonly total: number;
}

/** Some draws as methods for rates take them, with the weight of each in the estimate. */
export interface WeightedCluster extends Cluster {
  readonly weight: number;
  /** Of a unit: the sum of its samples, where `sum` is that of its mean over cells. */
  readonly total?: number;
}

/**
 * Some draws as the methods take them. A unit holds its samples; a cluster or a replicate holds the means of its
 * units, so that copies of a sample add nothing.
 */
export function clustersAt(
  data: MetricData,
  draws: Draws,
  places: readonly number[],
): readonly WeightedCluster[] {
  const { byUnit, unitsOfRuns, weight } = draws;
  if (byUnit) {
    const units = byUnit();
    const members = Map.groupBy(units.present, (unit) => data.population.clusterOfUnit[unit]);
    return places.map((at) => {
      const means = (members.get(at) ?? []).map((unit) => units.mean[unit] as number);
      return holding(means, weight[at] as number);
    });
  }
  if (unitsOfRuns) {
    const runs = unitsOfRuns();
    return places.map((at) => holding(runs[at]?.mean ?? [], weight[at] as number));
  }
  return places.map((at) => {
    const own = samplesOf(draws.count[at] as number, draws.mean[at] as number);
    return { ...own, weight: weight[at] as number, total: draws.total[at] as number };
  });
}

/** The units of a run, each by itself. */
export function clustersOfRun({ mean, count, total }: RunUnits): readonly UnweightedCluster[] {
  const clusters: UnweightedCluster[] = [];
  for (let i = 0; i < mean.length; i += 1) {
    const [n, own] = [count[i] as number, mean[i] as number];
    clusters.push({
      count: n,
      sum: own * n,
      within: n * own * (1 - own),
      total: total[i] as number,
    });
  }
  return clusters;
}

/** Samples that are 0 or 1. */
function samplesOf(count: number, mean: number): Cluster {
  return { count, sum: mean * count, within: count * mean * (1 - mean) };
}

/** Some replicates as methods for rates over runs take them: their units, and what each says of the estimate. */
export function runsAt(
  data: MetricData,
  draws: Draws,
  places: readonly number[],
): readonly { readonly count: number; readonly sum: number; readonly value: number }[] {
  return clustersAt(data, draws, places).map(({ count, sum }, i) => ({
    count,
    sum,
    value: draws.value[places[i] as number] as number,
  }));
}

/** Some units as one cluster of their means. */
function holding(means: ArrayLike<number>, weight: number): WeightedCluster {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < means.length; i += 1) {
    const mean = means[i] as number;
    sum += mean;
    squares += mean * mean;
  }
  const count = means.length;
  const within = count === 0 ? 0 : Math.max(0, squares - (sum * sum) / count);
  return { count, sum, within, weight };
}
