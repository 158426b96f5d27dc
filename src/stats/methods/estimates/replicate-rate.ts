import { type IntervalOutcome, withInterval, withoutInterval } from "../../math/basics/outcome.ts";
import { reasons } from "../../math/basics/reasons.ts";
import { mean } from "../../math/basics/sums.ts";
import { type RunRate, runsRateOf } from "../../math/intervals/run-rates.ts";
import type { Method } from "../method.ts";

export const replicateRate: Method = {
  name: "Wilson interval over runs, t",
  doc: "Interval for a rate over repetitions of the whole training: as t where events are many, wary where few are seen, since a run that goes wrong may not have been seen yet.",
  citation:
    "Wilson 1927, J Am Stat Assoc 22:209; Korn & Graubard 1998, Surv Methodol 24:193; how far the spread of few events is trusted is this project's",
};

/** The interval over runs with the effective sample size behind it. */
export interface ReplicateRateOutcome extends IntervalOutcome {
  readonly effectiveSize: number | null;
}

/** Wilson limits on the effective number of samples that the runs' spread tells; none for one run. */
export function replicateRateInterval(
  runs: readonly RunRate[],
  level: number,
  estimate?: number,
): ReplicateRateOutcome {
  const scored = runs.filter(({ count }) => count > 0);
  if (scored.length === 0)
    return { ...withoutInterval(null, reasons.noSamples), effectiveSize: null };
  const plain = estimate ?? mean(scored.map((run) => run.value ?? run.sum / run.count));
  const found = runsRateOf(scored, level, estimate);
  if (found === null)
    return { ...withoutInterval(plain, reasons.oneReplicate), effectiveSize: null };
  return {
    ...withInterval(found.estimate, found.limits, level, replicateRate.name),
    effectiveSize: found.size,
  };
}
