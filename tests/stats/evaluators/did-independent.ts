import { zCritical } from "../../../src/stats/math/basics/distributions.ts";
import { didIndependentInterval } from "../oracles/did-independent.ts";
import { ends } from "./evaluator.ts";

type Cell = readonly [number, number];

interface Input {
  readonly a_on: Cell;
  readonly a_off: Cell;
  readonly b_on: Cell;
  readonly b_off: Cell;
  readonly conf: number;
}

/** The golden file lists Wald's interval "for comparison only"; the project has no such method. */
function wald(estimate: number | null, cells: readonly Cell[], conf: number) {
  if (estimate === null) return null;
  const spread = cells.map(([x, n]) => ((x / n) * (1 - x / n)) / n).reduce((a, b) => a + b, 0);
  const half = zCritical(conf) * Math.sqrt(spread);
  return [estimate - half, estimate + half];
}

const rate = ([x, n]: Cell) => ({ x, n });

export function evaluateDidIndependent({ a_on, a_off, b_on, b_off, conf }: Input) {
  const outcome = didIndependentInterval(
    { aOn: rate(a_on), aOff: rate(a_off), bOn: rate(b_on), bOff: rate(b_off) },
    conf,
  );
  return {
    did: outcome.estimate,
    ci_mover: ends(outcome.interval),
    ci_wald: wald(outcome.estimate, [a_on, a_off, b_on, b_off], conf),
  };
}
