import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import { fiellerInterval } from "../../../src/stats/methods/differences/fieller.ts";
import { logDeltaInterval } from "../oracles/log-delta.ts";
import { endsOrPoint } from "./evaluator.ts";

interface Input {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly conf: number;
}

export function evaluateRatioPaired({ a, b, conf }: Input) {
  const fieller = fiellerInterval(a, b, conf);
  const delta = logDeltaInterval(a, b, conf);
  const se = (reason: string | null) => (reason === reasons.allEqual ? 0 : null);
  return {
    ratio: fieller.estimate,
    g: fieller.g,
    ci: endsOrPoint({ ...fieller, se: se(fieller.reason) }),
    bounded: fieller.g !== null && fieller.g < 1,
    ci_log_delta: endsOrPoint({ ...delta, se: se(delta.reason) }),
  };
}
