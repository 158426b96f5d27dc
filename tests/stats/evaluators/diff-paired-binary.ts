import { discordantOf } from "../../../src/stats/math/basics/counts.ts";
import { tangoInterval } from "../../../src/stats/methods/differences/tango.ts";
import { mcnemarMidPTest } from "../../../src/stats/methods/tests/mcnemar-mid-p.ts";
import { bonettPriceInterval } from "../oracles/bonett-price.ts";
import { mcnemarChiSquareTest } from "../oracles/mcnemar-chi-square.ts";
import { mcnemarExactTest } from "../oracles/mcnemar-exact.ts";
import { correctedPhi, newcombePairedInterval } from "../oracles/newcombe-paired.ts";
import { ends } from "./evaluator.ts";

interface Input {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly conf: number;
}

export function evaluateDiffPairedBinary({ a, b, c, d, conf }: Input) {
  const counts = { both: a, onlyFirst: b, onlySecond: c, neither: d };
  const discordant = discordantOf(counts);
  const { total } = discordant;
  const tango = tangoInterval(discordant, conf);
  return {
    p1: total === 0 ? null : (a + b) / total,
    p2: total === 0 ? null : (a + c) / total,
    diff: tango.estimate,
    tango: ends(tango.interval),
    newcombe_paired: ends(newcombePairedInterval(counts, conf).interval),
    newcombe_phi: correctedPhi(counts),
    bonett_price: ends(bonettPriceInterval(discordant, conf).interval),
    mcnemar_exact_p: mcnemarExactTest(discordant).p,
    mcnemar_mid_p: mcnemarMidPTest(discordant).p,
    mcnemar_chi2: mcnemarChiSquareTest(discordant).statistic,
  };
}
