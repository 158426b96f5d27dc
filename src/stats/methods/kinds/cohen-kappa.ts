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

export const cohenKappa: Method = {
  name: "Cohen's kappa",
  doc: "Agreement of a judge with people beyond what their rates of yes make likely by chance: 0 is chance, 1 is perfect.",
  citation:
    "Cohen 1960, Educ Psychol Meas 20:37; Fleiss, Cohen & Everitt 1969, Psychol Bull 72:323",
};

function kappaOf(judged: Judged): Agreement | string {
  return agreementOf(judged, ({ bothPositive, onlyJudge, onlyHuman, labelled }) => {
    const byJudge = (bothPositive + onlyJudge) / labelled;
    const byHuman = (bothPositive + onlyHuman) / labelled;
    return {
      expected: byJudge + byHuman - 2 * byJudge * byHuman,
      moved: (j, h) => (1 - 2 * byHuman) * (j - byJudge) + (1 - 2 * byJudge) * (h - byHuman),
    };
  });
}

/** kappa = 1 - q/e: q the share on which both differ, e the share expected from their rates of yes alone. */
export function kappaInfluence(judged: Judged): Influence {
  return agreementInfluence(judged, kappaOf(judged));
}

/** Kappa with limits by Wilson on the disagreement, sized by the large-sample variance of kappa. */
export function kappaInterval(judged: Judged, level: number): IntervalOutcome {
  return agreementInterval(judged, kappaOf(judged), level, cohenKappa.name);
}
