import { type Agreement, agreementInterval, byDraw } from "../math/disagreement.ts";
import { withoutValue } from "../math/draw-mean.ts";
import type { Influence } from "../math/influence.ts";
import { fromLabelled, isBinary, type Judged, judgeTable, rarestAnswer } from "../math/judged.ts";
import { kindReasons } from "../math/kind-reasons.ts";
import { type IntervalOutcome, withoutInterval } from "../math/outcome.ts";
import type { Method } from "./method.ts";

export const krippendorffAlpha: Method = {
  name: "Krippendorff's alpha, nominal",
  doc: "Agreement of a judge with people beyond chance, both drawing on one rate of yes; samples that only one of them judged say nothing.",
  citation:
    "Krippendorff 1970, Educ Psychol Meas 30:61; Hayes & Krippendorff 2007, Commun Methods Meas 1:77",
};

interface Alpha extends Agreement {
  readonly value: number;
  readonly labelled: number;
}

/** The parts of alpha, or why there is none. */
function alphaOf(judged: Judged): Alpha | string {
  if (!isBinary(judged)) return kindReasons.notBinary;
  const table = judgeTable(judged);
  const { bothPositive, onlyJudge, onlyHuman, labelled } = table;
  if (labelled === 0) return kindReasons.noLabels;
  const values = 2 * labelled;
  const ones = 2 * bothPositive + onlyJudge + onlyHuman;
  const expected = (2 * ones * (values - ones)) / (values * (values - 1));
  if (expected === 0) return kindReasons.oneAnswer;
  const off = (onlyJudge + onlyHuman) / labelled;
  const rate = ones / values;
  const differs = fromLabelled(judged, (j, h) => (j === h ? 0 : 1));
  const perSample = fromLabelled(judged, (j, h) => {
    const moved = ((2 * values) / (values - 1)) * (1 - 2 * rate) * ((j + h) / 2 - rate);
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

/** alpha = 1 - D_o/D_e from the coincidences of two raters with answers 0 and 1. */
export function alphaInfluence(judged: Judged): Influence {
  const alpha = alphaOf(judged);
  if (typeof alpha === "string") return withoutValue(judged.draws, 0, alpha);
  const { influence, groups } = byDraw(judged, alpha.differs, alpha.perSample, alpha.labelled);
  const reason = groups < 2 ? kindReasons.oneLabelledDraw : null;
  return { value: alpha.value, influence, groups, reason, warnings: [] };
}

/** Alpha with limits by Wilson on the disagreement, sized by the large-sample variance of alpha. */
export function alphaInterval(judged: Judged, level: number): IntervalOutcome {
  const alpha = alphaOf(judged);
  if (typeof alpha === "string") return withoutInterval(null, alpha);
  return agreementInterval(judged, alpha, level, krippendorffAlpha.name);
}
