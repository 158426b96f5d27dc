import type { TwoCounts } from "../../../src/stats/math/basics/counts.ts";
import { newcombeInterval } from "../../../src/stats/methods/differences/newcombe.ts";
import { fisherTest } from "../../../src/stats/methods/tests/fisher.ts";
import {
  miettinenNurminenInterval,
  miettinenNurminenTest,
} from "../../../src/stats/methods/tests/miettinen-nurminen.ts";
import { agrestiCaffoInterval } from "../oracles/agresti-caffo.ts";
import { boschlooTest } from "../oracles/boschloo.ts";
import { ends } from "./evaluator.ts";

interface Input extends TwoCounts {
  readonly conf: number;
}

export function evaluateDiffUnpairedBinary({ conf, ...counts }: Input) {
  const newcombe = newcombeInterval(counts, conf);
  const score = miettinenNurminenTest(counts);
  return {
    diff: newcombe.estimate,
    newcombe: ends(newcombe.interval),
    miettinen_nurminen: ends(miettinenNurminenInterval(counts, conf).interval),
    agresti_caffo: ends(agrestiCaffoInterval(counts, conf).interval),
    mn_z: score.statistic,
    mn_p: score.p,
    fisher_p: fisherTest(counts).p,
    // Golden files have Boschloo's p up to 100 samples in all.
    boschloo_p: counts.n1 + counts.n2 > 100 ? null : boschlooTest(counts).p,
  };
}
