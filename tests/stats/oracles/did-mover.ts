import type { IntervalOutcome } from "../../../src/stats/math/basics/outcome.ts";
import type { RateKind } from "../../../src/stats/math/intervals/clustered-rate.ts";
import { didMoverOutcome } from "../../../src/stats/math/intervals/did-mover.ts";
import type { Quad } from "../../../src/stats/math/intervals/quads.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const didMover: Method = {
  name: "MOVER for a difference in differences",
  doc: "Interval for a difference in differences of rates over the same units.",
  citation: "Zou & Donner 2008, Stat Med 27:1693; the combination is this project's",
};

/** Square-and-add of the two paired MOVER intervals, r the correlation of the unit differences. */
export function didMoverInterval(
  quads: readonly Quad[],
  level: number,
  kind: RateKind,
): IntervalOutcome {
  return didMoverOutcome(quads, level, kind, didMover.name);
}
