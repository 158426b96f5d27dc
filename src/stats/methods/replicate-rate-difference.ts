import { clusteredRateOf, type TwoEstimates } from "../math/clustered-rate.ts";
import { unitMean } from "../math/clusters.ts";
import { type IntervalOutcome, withInterval, withoutInterval } from "../math/outcome.ts";
import { pairedMoverOutcome } from "../math/paired-mover.ts";
import { reasons } from "../math/reasons.ts";
import { clustersOfRuns, type RunRate } from "../math/run-rates.ts";
import { squareAndAdd } from "../math/square-and-add.ts";
import type { Method } from "./method.ts";

export const replicateRateDifference: Method = {
  name: "MOVER on Wilson limits of runs",
  doc: "Interval for the difference of two rates over repetitions of the whole training, trained apart or matched by design.",
  citation: "Zou & Donner 2008, Stat Med 27:1693; Saha, Miller & Wang 2016, Stat Med 35:4303",
  generalisesTo: "trainings like these, on these units",
};

/** Runs of two arms trained apart: square-and-add of the two intervals over runs. */
export function replicateRateDifferenceInterval(
  first: readonly RunRate[],
  second: readonly RunRate[],
  level: number,
  estimates?: TwoEstimates,
): IntervalOutcome {
  const [a, b] = [clustersOfRuns(first), clustersOfRuns(second)];
  const one = clusteredRateOf(a, level, "clusters", estimates?.[0]);
  const two = clusteredRateOf(b, level, "clusters", estimates?.[1]);
  const means = [one?.estimate ?? unitMean(a), two?.estimate ?? unitMean(b)] as const;
  if (means[0] === null || means[1] === null) return withoutInterval(null, reasons.emptyArm);
  const difference = means[0] - means[1];
  if (one === null || two === null) return withoutInterval(difference, reasons.oneReplicate);
  return withInterval(difference, squareAndAdd(one, two, 0), level, replicateRateDifference.name);
}

/** Runs that are the same, or matched by design: the same with the correlation of their rates. */
export function replicateRatePairedInterval(
  runs: readonly { readonly first: RunRate; readonly second: RunRate }[],
  level: number,
  estimates?: TwoEstimates,
): IntervalOutcome {
  const first = clustersOfRuns(runs.map((run) => run.first));
  const second = clustersOfRuns(runs.map((run) => run.second));
  const pairs = first.flatMap((one, i) => {
    const two = second[i];
    return two ? [{ first: one, second: two }] : [];
  });
  return pairedMoverOutcome(pairs, level, "clusters", replicateRateDifference.name, estimates);
}
