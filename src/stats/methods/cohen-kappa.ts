import { type Agreement, agreementInterval, byDraw } from "../math/disagreement.ts";
import { withoutValue } from "../math/draw-mean.ts";
import type { Influence } from "../math/influence.ts";
import { fromLabelled, isBinary, type Judged, judgeTable, rarestAnswer } from "../math/judged.ts";
import { kindReasons } from "../math/kind-reasons.ts";
import { type IntervalOutcome, withoutInterval } from "../math/outcome.ts";
import type { Method } from "./method.ts";

export const cohenKappa: Method = {
  name: "Cohen's kappa",
  doc: "Agreement of a judge with people beyond what their rates of yes make likely by chance: 0 is chance, 1 is perfect.",
  citation:
    "Cohen 1960, Educ Psychol Meas 20:37; Fleiss, Cohen & Everitt 1969, Psychol Bull 72:323",
};

interface Kappa extends Agreement {
  readonly value: number;
  readonly labelled: number;
}

/** The parts of kappa, or why there is none. */
function kappaOf(judged: Judged): Kappa | string {
  if (!isBinary(judged)) return kindReasons.notBinary;
  const table = judgeTable(judged);
  const { bothPositive, onlyJudge, onlyHuman, labelled } = table;
  if (labelled === 0) return kindReasons.noLabels;
  const byJudge = (bothPositive + onlyJudge) / labelled;
  const byHuman = (bothPositive + onlyHuman) / labelled;
  const expected = byJudge + byHuman - 2 * byJudge * byHuman;
  if (expected === 0) return kindReasons.oneAnswer;
  const off = (onlyJudge + onlyHuman) / labelled;
  const differs = fromLabelled(judged, (j, h) => (j === h ? 0 : 1));
  const perSample = fromLabelled(judged, (j, h) => {
    const moved = (1 - 2 * byHuman) * (j - byJudge) + (1 - 2 * byJudge) * (h - byHuman);
    return -((j === h ? 0 : 1) - off) / expected + (off * moved) / expected ** 2;
  }).map((psi) => (Number.isNaN(psi) ? 0 : psi));
  return {
    value: 1 - off / expected,
    labelled,
    rarest: rarestAnswer(table),
    expected,
    differs,
    perSample,
  };
}

/** kappa = 1 - q/e: q the share on which both differ, e the share expected from their rates of yes alone. */
export function kappaInfluence(judged: Judged): Influence {
  const kappa = kappaOf(judged);
  if (typeof kappa === "string") return withoutValue(judged.draws, 0, kappa);
  const { influence, groups } = byDraw(judged, kappa.differs, kappa.perSample, kappa.labelled);
  const reason = groups < 2 ? kindReasons.oneLabelledDraw : null;
  return { value: kappa.value, influence, groups, reason, warnings: [] };
}

/** Kappa with limits by Wilson on the disagreement, sized by the large-sample variance of kappa. */
export function kappaInterval(judged: Judged, level: number): IntervalOutcome {
  const kappa = kappaOf(judged);
  if (typeof kappa === "string") return withoutInterval(null, kappa);
  return agreementInterval(judged, kappa, level, cohenKappa.name);
}
