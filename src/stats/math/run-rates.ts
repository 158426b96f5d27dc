import type { WeightedCluster } from "./clustered-rate.ts";

/**
 * A rate in one run of a training. `count`: its units, so that copies of their epochs change
 * nothing; `sum`: the sum of unit means; `within`: their squared deviations from the run's mean, left
 * out where every unit is 0 or 1.
 */
export interface RunRate {
  readonly count: number;
  readonly sum: number;
  readonly within?: number;
  readonly weight?: number;
}

/** Runs as clusters of their units. */
export function clustersOfRuns(runs: readonly RunRate[]): readonly WeightedCluster[] {
  return runs.map(({ count, sum, within, weight }) => ({
    count,
    sum,
    within: within ?? (count === 0 ? 0 : Math.max(0, sum - (sum * sum) / count)),
    ...(weight === undefined ? {} : { weight }),
  }));
}
