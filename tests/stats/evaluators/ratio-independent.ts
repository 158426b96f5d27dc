import type { TwoCounts } from "../../../src/stats/math/basics/counts.ts";
import { katzInterval } from "../oracles/katz.ts";
import { complementInterval, moverRatioInterval } from "../oracles/mover-ratio.ts";
import { scoreRatioInterval } from "../oracles/score-ratio.ts";
import { ends } from "./evaluator.ts";

interface Input extends TwoCounts {
  readonly conf: number;
}

export function evaluateRatioIndependent({ conf, ...counts }: Input) {
  const mover = moverRatioInterval(counts, conf);
  return {
    ratio: mover.estimate,
    mover_r: ends(mover.interval),
    score: ends(scoreRatioInterval(counts, conf).interval),
    katz: ends(katzInterval(counts, conf).interval),
    katz_half: ends(katzInterval(counts, conf, 0.5).interval),
    one_minus: mover.interval && ends(complementInterval(mover.interval)),
  };
}
