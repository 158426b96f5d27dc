import { influenceVariance } from "../../../src/stats/math/kinds/influence.ts";
import type { Ranked } from "../../../src/stats/math/kinds/ranked.ts";
import { aurocInfluence, aurocInterval } from "../../../src/stats/methods/kinds/auroc.ts";
import { tprInfluence, tprInterval } from "../../../src/stats/methods/kinds/tpr-at-fpr.ts";
import { column, ends } from "./evaluator.ts";

interface Input {
  readonly score: readonly (number | null)[];
  readonly positive: readonly number[];
  readonly draw: readonly number[];
  readonly draws: number;
  readonly weight?: readonly number[];
  readonly rates: readonly number[];
  readonly sameUnit?: boolean;
  readonly conf: number;
}

export function evaluateRanked({
  score,
  positive,
  draw,
  draws,
  weight,
  sameUnit,
  rates,
  conf,
}: Input) {
  const ranked: Ranked = {
    score: column(score),
    positive: Uint8Array.from(positive),
    draw: Int32Array.from(draw),
    draws,
    sameUnit,
    ...(weight ? { weight: Float64Array.from(weight) } : {}),
  };
  const { value, influence, groups, reason } = aurocInfluence(ranked);
  return {
    auroc: {
      value,
      variance: reason === null ? influenceVariance(influence, groups) : null,
      influence: value === null ? null : Array.from(influence),
      interval: ends(aurocInterval(ranked, conf).interval),
    },
    tpr: rates.map((rate) => {
      const found = tprInfluence(ranked, rate);
      return {
        value: found.value,
        threshold: found.threshold,
        false_positives: found.falsePositives,
        influence: found.value === null ? null : Array.from(found.influence),
        interval: ends(tprInterval(ranked, rate, conf).interval),
      };
    }),
  };
}
