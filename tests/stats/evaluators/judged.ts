import { influenceVariance } from "../../../src/stats/math/kinds/influence.ts";
import type { Judged } from "../../../src/stats/math/kinds/judged.ts";
import { kappaInfluence, kappaInterval } from "../../../src/stats/methods/kinds/cohen-kappa.ts";
import {
  alphaInfluence,
  alphaInterval,
} from "../../../src/stats/methods/kinds/krippendorff-alpha.ts";
import {
  predictionPoweredInfluence,
  predictionPoweredInterval,
} from "../../../src/stats/methods/kinds/prediction-powered.ts";
import {
  roganGladenInfluence,
  roganGladenInterval,
} from "../../../src/stats/methods/kinds/rogan-gladen.ts";
import {
  hitRateInfluence,
  hitRateInterval,
} from "../../../src/stats/methods/kinds/sensitivity-specificity.ts";
import { column, ends } from "./evaluator.ts";

interface Input {
  readonly judge: readonly (number | null)[];
  readonly human: readonly (number | null)[];
  readonly draw: readonly number[];
  readonly draws: number;
  readonly weight?: readonly number[];
  readonly sameUnit?: boolean;
  readonly conf: number;
}

export function evaluateJudged({ judge, human, draw, draws, weight, sameUnit, conf }: Input) {
  const judged: Judged = {
    judge: column(judge),
    human: column(human),
    draw: Int32Array.from(draw),
    draws,
    sameUnit,
    ...(weight ? { weight: Float64Array.from(weight) } : {}),
  };
  const kappa = kappaInfluence(judged);
  const alpha = alphaInfluence(judged);
  const variance = ({ value, influence, groups }: typeof kappa) =>
    value === null ? null : influenceVariance(influence, groups);
  const rate = (answer: 0 | 1) => ({
    value: hitRateInfluence(judged, answer).value,
    interval: ends(hitRateInterval(judged, answer, conf).interval),
  });
  const corrected = ({ value, influence }: typeof kappa, interval: typeof kappaInterval) => ({
    value,
    influence: value === null ? null : Array.from(influence),
    interval: ends(interval(judged, conf).interval),
  });
  return {
    kappa: {
      value: kappa.value,
      variance: variance(kappa),
      interval: ends(kappaInterval(judged, conf).interval),
    },
    alpha: {
      value: alpha.value,
      variance: variance(alpha),
      interval: ends(alphaInterval(judged, conf).interval),
    },
    sensitivity: rate(1),
    specificity: rate(0),
    rogan_gladen: corrected(roganGladenInfluence(judged), roganGladenInterval),
    prediction_powered: corrected(predictionPoweredInfluence(judged), predictionPoweredInterval),
  };
}
