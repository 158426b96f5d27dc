import type { IntervalOutcome } from "../../math/basics/outcome.ts";
import {
  type Agreement,
  agreementInfluence,
  agreementInterval,
  agreementOf,
} from "../../math/kinds/disagreement.ts";
import type { Influence } from "../../math/kinds/influence.ts";
import type { Judged } from "../../math/kinds/judged.ts";
import type { Method } from "../method.ts";

export const krippendorffAlpha: Method = {
  name: "Krippendorff's alpha, nominal",
  doc: "Agreement of a judge with people beyond chance, both drawing on one rate of yes; samples that only one of them judged say nothing.",
  citation:
    "Krippendorff 1970, Educ Psychol Meas 30:61; Hayes & Krippendorff 2007, Commun Methods Meas 1:77",
};

function alphaOf(judged: Judged): Agreement | string {
  return agreementOf(judged, ({ bothPositive, onlyJudge, onlyHuman, labelled }) => {
    const values = 2 * labelled;
    const ones = 2 * bothPositive + onlyJudge + onlyHuman;
    const rate = ones / values;
    return {
      expected: (2 * ones * (values - ones)) / (values * (values - 1)),
      moved: (j, h) => ((2 * values) / (values - 1)) * (1 - 2 * rate) * ((j + h) / 2 - rate),
    };
  });
}

/** alpha = 1 - D_o/D_e from the coincidences of two raters with answers 0 and 1. */
export function alphaInfluence(judged: Judged): Influence {
  return agreementInfluence(judged, alphaOf(judged));
}

/** Alpha with limits by Wilson on the disagreement, sized by the large-sample variance of alpha. */
export function alphaInterval(judged: Judged, level: number): IntervalOutcome {
  return agreementInterval(judged, alphaOf(judged), level, krippendorffAlpha.name);
}
