import type { Draws } from "./draw-values.ts";
import type { Cluster } from "./math/clusters.ts";
import type { MetricData } from "./observations.ts";

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
  const { byUnit, weight } = draws;
  if (byUnit && draws.kind === "cluster") {
    const units = byUnit();
    const members = Map.groupBy(units.present, (unit) => data.population.clusterOfUnit[unit]);
    return places.map((at) => holding(units, members.get(at) ?? [], weight[at] as number));
  }
  if (byUnit)
    return places.map((at) => {
      const units = byUnit(at);
      return holding(units, units.present, weight[at] as number);
    });
  return places.map((at) => {
    const count = draws.count[at] as number;
    const mean = draws.mean[at] as number;
    // Of samples that are 0 or 1.
    const within = count * mean * (1 - mean);
    const total = draws.total[at] as number;
    return { count, sum: mean * count, within, weight: weight[at] as number, total };
  });
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
function holding(units: Draws, members: readonly number[], weight: number): WeightedCluster {
  let sum = 0;
  let squares = 0;
  for (const unit of members) {
    const mean = units.mean[unit] as number;
    sum += mean;
    squares += mean * mean;
  }
  const count = members.length;
  const within = count === 0 ? 0 : Math.max(0, squares - (sum * sum) / count);
  return { count, sum, within, weight };
}
