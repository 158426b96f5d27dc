import type { Experiment, ExperimentSums, Metric, PublishedValue } from "../../model/index.ts";
import { compareIds, conditionOrder } from "./compare-ids.ts";
import type { Cell, OrderedSums, Population } from "./order-sums.ts";
import { noSums, orderSums, packCells } from "./order-sums.ts";

export type { Cell, Population } from "./order-sums.ts";

/** Everything known about one metric of one experiment. */
export interface MetricData {
  readonly experiment: Experiment;
  readonly metric: Metric;
  readonly population: Population;
  /** In manifest order. */
  readonly cells: readonly Cell[];
  readonly published: readonly PublishedValue[];
  /** Whether the scores show that they are graded between 0 and 1. */
  readonly fractions: boolean;
}

/** Looks up what is known of a metric; undefined where there is no such metric. */
export type Observe = (experiment: string, metric: string) => MetricData | undefined;

/**
 * Sums by experiment and metric, put in order when they are first asked for; the order in which they arrive
 * never matters.
 */
export function observe(
  experiments: readonly Experiment[],
  sumsOf: (experiment: string) => ExperimentSums | undefined,
  published: readonly PublishedValue[],
): Observe {
  const known = new Map(experiments.map((experiment) => [experiment.id, experiment]));
  const ordered = new Map<string, OrderedSums>();
  const metrics = new Map<string, MetricData>();
  const orderedOf = (experiment: Experiment): OrderedSums => {
    const before = ordered.get(experiment.id);
    if (before) return before;
    const found = orderSums(experiment, sumsOf(experiment.id) ?? noSums);
    ordered.set(experiment.id, found);
    return found;
  };
  return (experimentId, metricId) => {
    const experiment = known.get(experimentId);
    const metric = experiment?.metrics.find((m) => m.id === metricId);
    if (!experiment || !metric) return undefined;
    const key = `${experimentId}\u0000${metricId}`;
    const before = metrics.get(key);
    if (before) return before;
    const sums = orderedOf(experiment);
    const cells = packCells(sums, metric);
    const order = conditionOrder(experiment);
    const data: MetricData = {
      experiment,
      metric,
      population: sums.population,
      cells,
      published: published
        .filter((p) => p.experiment === experimentId && p.metric === metricId)
        .sort((a, b) => order(a.condition, b.condition) || compareIds(a.place, b.place)),
      fractions: areFractions(cells),
    };
    metrics.set(key, data);
    return data;
  };
}

/** A scale is not declared: unit means all in [0, 1] with some strictly between tell that it ends there. */
function areFractions(cells: readonly Cell[]): boolean {
  let between = false;
  for (const { n, sum } of cells)
    for (let i = 0; i < n.length; i += 1) {
      const mean = (sum[i] ?? 0) / (n[i] || 1);
      if (mean < 0 || mean > 1) return false;
      between ||= mean > 0 && mean < 1;
    }
  return between;
}
