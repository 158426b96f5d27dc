import type { IntervalOutcome } from "../../math/basics/outcome.ts";
import type { Pair } from "../../math/basics/pairs.ts";
import type { RateKind, TwoEstimates } from "../../math/intervals/clustered-rate.ts";
import { pairedMoverOutcome } from "../../math/intervals/paired-mover.ts";
import type { Method } from "../method.ts";

export const pairedMover: Method = {
  name: "MOVER with correlation on effective-n Wilson limits",
  doc: "Interval for the difference of two rates over the same units, several samples each.",
  citation: "Zou & Donner 2008, Stat Med 27:1693; Newcombe 1998, Stat Med 17:2635",
};

/**
 * D - sqrt((p1-l1)² - 2r(p1-l1)(u2-p2) + (u2-p2)²) and mirrored, r the correlation of unit means
 * (trusted as far as pairs differ, so that copies of an answer narrow nothing), limits of each side by Wilson on effective n. 0/1 outcomes only; pairs with an empty side are
 * dropped. `kind`: what the samples of a pair are; `estimates`: the two rates
 * where they are averages over cells.
 */
export function pairedMoverInterval(
  pairs: readonly Pair[],
  level: number,
  kind: RateKind,
  estimates?: TwoEstimates,
): IntervalOutcome {
  return pairedMoverOutcome(pairs, level, kind, pairedMover.name, estimates);
}
