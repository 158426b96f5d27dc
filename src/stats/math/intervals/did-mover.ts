import { type IntervalOutcome, withInterval, withoutInterval } from "../basics/outcome.ts";
import { trustInPairs } from "../basics/pairs.ts";
import { reasons } from "../basics/reasons.ts";
import { mean } from "../basics/sums.ts";
import type { RateKind } from "./clustered-rate.ts";
import { pairedMoverOutcome } from "./paired-mover.ts";
import { armCorrelation, pairsOfA, pairsOfB, type Quad, quadContrasts } from "./quads.ts";
import { squareAndAdd } from "./square-and-add.ts";

/** Square-and-add of the two arms' paired MOVER intervals, with the correlation of their differences. */
export function didMoverOutcome(
  quads: readonly Quad[],
  level: number,
  kind: RateKind,
  method: string,
): IntervalOutcome {
  const contrasts = quadContrasts(quads);
  if (contrasts.length === 0) return withoutInterval(null, reasons.noPairs);
  const first = pairedMoverOutcome(pairsOfA(quads), level, kind, method);
  const second = pairedMoverOutcome(pairsOfB(quads), level, kind, method);
  if (first.interval === null || second.interval === null)
    return withoutInterval(mean(contrasts), reasons.onePair);
  const limits = squareAndAdd(
    { estimate: first.estimate ?? 0, limits: first.interval },
    { estimate: second.estimate ?? 0, limits: second.interval },
    armCorrelation(quads) * trustInPairs(contrasts),
  );
  return withInterval(mean(contrasts), limits, level, method);
}
