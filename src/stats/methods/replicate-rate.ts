import { clusteredRateOf } from "../math/clustered-rate.ts";
import { unitMean } from "../math/clusters.ts";
import { type IntervalOutcome, withInterval, withoutInterval } from "../math/outcome.ts";
import { reasons } from "../math/reasons.ts";
import { clustersOfRuns, type RunRate } from "../math/run-rates.ts";
import type { Method } from "./method.ts";

export const replicateRate: Method = {
  name: "Wilson interval on runs, effective n by ICC",
  doc: "Interval for a rate over repetitions of the whole training; sound where failures are rare or runs all or nothing.",
  citation:
    "Saha, Miller & Wang 2016, Stat Med 35:4303; runs as clusters: Colas, Sigaud & Oudeyer 2018, arXiv 1806.08295",
  generalisesTo: "trainings like these, on these units",
};

/** The clustered Wilson interval with runs as clusters; no interval for one run. */
export function replicateRateInterval(
  runs: readonly RunRate[],
  level: number,
  estimate?: number,
): IntervalOutcome {
  const clusters = clustersOfRuns(runs);
  const plain = estimate ?? unitMean(clusters);
  if (plain === null) return withoutInterval(null, reasons.noSamples);
  const found = clusteredRateOf(clusters, level, "clusters", estimate);
  if (found === null) return withoutInterval(plain, reasons.oneReplicate);
  return withInterval(found.estimate, found.limits, level, replicateRate.name);
}
