import { zCritical } from "../../../src/stats/math/basics/distributions.ts";
import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import { type Side, squareAndAdd } from "../../../src/stats/math/intervals/square-and-add.ts";
import { wilsonLimits } from "../../../src/stats/math/intervals/wilson-limits.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const didIndependent: Method = {
  name: "MOVER of two Newcombe intervals",
  doc: "Interval for a difference in differences of rates over four different groups of samples.",
  citation: "Zou & Donner 2008, Stat Med 27:1693; Newcombe 1998, Stat Med 17:873",
};

/** x successes of n. */
export interface Rate {
  readonly x: number;
  readonly n: number;
}

/** The four cells of two arms by two contexts. */
export interface FourRates {
  readonly aOn: Rate;
  readonly aOff: Rate;
  readonly bOn: Rate;
  readonly bOff: Rate;
}

/** Square-and-add of the Newcombe intervals of on - off in each arm. */
export function didIndependentInterval(cells: FourRates, level: number): IntervalOutcome {
  const { aOn, aOff, bOn, bOff } = cells;
  if ([aOn, aOff, bOn, bOff].some((rate) => rate.n <= 0))
    return withoutInterval(null, reasons.emptyArm);
  const z = zCritical(level);
  const side = ({ x, n }: Rate): Side => ({ estimate: x / n, limits: wilsonLimits(x / n, n, z) });
  const difference = (on: Rate, off: Rate): Side => ({
    estimate: on.x / on.n - off.x / off.n,
    limits: squareAndAdd(side(on), side(off), 0),
  });
  const [first, second] = [difference(aOn, aOff), difference(bOn, bOff)];
  const limits = squareAndAdd(first, second, 0);
  return withInterval(first.estimate - second.estimate, limits, level, didIndependent.name);
}
