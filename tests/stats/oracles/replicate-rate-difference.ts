import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import { mean } from "../../../src/stats/math/basics/sums.ts";
import { correlation } from "../../../src/stats/math/intervals/correlation.ts";
import { trustInScores } from "../../../src/stats/math/intervals/ranged-mean.ts";
import { type RunRate, runsRateOf } from "../../../src/stats/math/intervals/run-rates.ts";
import { squareAndAdd } from "../../../src/stats/math/intervals/square-and-add.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const replicateRateDifference: Method = {
  name: "MOVER on Wilson limits over runs",
  doc: "Interval for the difference of two rates over repetitions of the whole training, trained apart, the same, or matched by design.",
  citation: "Zou & Donner 2008, Stat Med 27:1693",
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

/** Runs that are the same, or matched by design: with the correlation of their rates, as far as it can be trusted. */
export function replicateRatePairedInterval(
  runs: readonly { readonly first: RunRate; readonly second: RunRate }[],
  level: number,
): IntervalOutcome {
  const pairs = runs.filter(({ first, second }) => first.count > 0 && second.count > 0);
  const valuesOf = (side: "first" | "second") =>
    pairs.map((run) => run[side].value ?? run[side].sum / run[side].count);
  const [of, versus] = [valuesOf("first"), valuesOf("second")];
  if (pairs.length === 0) return withoutInterval(null, reasons.noPairs);
  const one = runsRateOf(
    pairs.map((run) => run.first),
    level,
  );
  const two = runsRateOf(
    pairs.map((run) => run.second),
    level,
  );
  const difference = mean(of) - mean(versus);
  if (one === null || two === null) return withoutInterval(difference, reasons.oneReplicate);
  const differences = of.map((value, i) => value - (versus[i] ?? 0));
  const r = (correlation(of, versus) ?? 0) * trustInScores(differences);
  return withInterval(difference, squareAndAdd(one, two, r), level, replicateRateDifference.name);
}
