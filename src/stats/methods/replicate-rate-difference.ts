import { type IntervalOutcome, withInterval, withoutInterval } from "../math/outcome.ts";
import { reasons } from "../math/reasons.ts";
import { type RunRate, runsRateOf } from "../math/run-rates.ts";
import { squareAndAdd } from "../math/square-and-add.ts";
import { mean } from "../math/sums.ts";
import type { Method } from "./method.ts";

export const replicateRateDifference: Method = {
  name: "MOVER on Wilson limits over runs",
  doc: "Interval for the difference of two rates over repetitions of the whole training, trained apart.",
  citation: "Zou & Donner 2008, Stat Med 27:1693",
  generalisesTo: "trainings like these, on these units",
};

/** Runs of two arms trained apart: square-and-add of the two intervals over runs. */
export function replicateRateDifferenceInterval(
  first: readonly RunRate[],
  second: readonly RunRate[],
  level: number,
): IntervalOutcome {
  const rates = [first, second].map((runs) => runs.filter(({ count }) => count > 0));
  const [one, two] = rates.map((runs) => runsRateOf(runs, level));
  const [a, b] = rates.map((runs) =>
    runs.length === 0 ? null : mean(runs.map((run) => run.value ?? run.sum / run.count)),
  );
  if (a == null || b == null) return withoutInterval(null, reasons.emptyArm);
  if (!one || !two) return withoutInterval(a - b, reasons.oneReplicate);
  return withInterval(
    one.estimate - two.estimate,
    squareAndAdd(one, two, 0),
    level,
    replicateRateDifference.name,
  );
}
