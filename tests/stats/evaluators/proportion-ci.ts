import { wilsonInterval } from "../../../src/stats/methods/estimates/wilson.ts";
import { agrestiCoullInterval } from "../oracles/agresti-coull.ts";
import { bayesUniformInterval } from "../oracles/bayes-uniform.ts";
import { clopperPearsonInterval } from "../oracles/clopper-pearson.ts";
import { jeffreysInterval } from "../oracles/jeffreys.ts";
import { zeroEventBound } from "../oracles/zero-events.ts";
import { ends } from "./evaluator.ts";

interface Input {
  readonly x: number;
  readonly n: number;
  readonly conf: number;
}

export function evaluateProportionCi({ x, n, conf }: Input) {
  const wilson = wilsonInterval(x, n, conf);
  return {
    p: wilson.estimate,
    wilson: ends(wilson.interval),
    agresti_coull: ends(agrestiCoullInterval(x, n, conf).interval),
    bayes_uniform: ends(bayesUniformInterval(x, n, conf).interval),
    jeffreys: ends(jeffreysInterval(x, n, conf).interval),
    clopper_pearson: ends(clopperPearsonInterval(x, n, conf).interval),
    zero_event_upper_one_sided: zeroEventBound(x, n, conf).interval?.upper ?? null,
  };
}
