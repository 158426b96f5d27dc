import { unitMean } from "../basics/clusters.ts";
import { type IntervalOutcome, withInterval, withoutInterval } from "../basics/outcome.ts";
import { completePairs, type Pair, pairedLimits } from "../basics/pairs.ts";
import { reasons } from "../basics/reasons.ts";
import type { RateKind, TwoEstimates } from "./clustered-rate.ts";
import { squareAndAdd } from "./square-and-add.ts";

/** Square-and-add of clustered Wilson limits over the complete pairs, with their correlation. */
export function pairedMoverOutcome(
  pairs: readonly Pair[],
  level: number,
  kind: RateKind,
  method: string,
  estimates?: TwoEstimates,
): IntervalOutcome {
  const complete = completePairs(pairs);
  const first = unitMean(complete.map((pair) => pair.first));
  const second = unitMean(complete.map((pair) => pair.second));
  if (first === null || second === null) return withoutInterval(null, reasons.noPairs);
  const sides = pairedLimits(complete, level, kind, estimates);
  if (sides === null) return withoutInterval(first - second, reasons.onePair);
  const limits = squareAndAdd(sides.first, sides.second, sides.r);
  return withInterval(sides.first.estimate - sides.second.estimate, limits, level, method);
}
