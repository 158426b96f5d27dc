import { type IntervalOutcome, withInterval, withoutInterval } from "../../math/basics/outcome.ts";
import { reasons } from "../../math/basics/reasons.ts";
import { withoutValue } from "../../math/intervals/draw-mean.ts";
import { drawRateLimits } from "../../math/intervals/draw-size.ts";
import type { Influence } from "../../math/kinds/influence.ts";
import {
  hitRate,
  isBinary,
  type Judged,
  judgedDraws,
  judgeTable,
} from "../../math/kinds/judged.ts";
import type { Method } from "../method.ts";

export const sensitivitySpecificity: Method = {
  name: "sensitivity and specificity, Wilson",
  doc: "How often a judge is right where people say yes (sensitivity) and where they say no (specificity).",
  citation: "Yerushalmy 1947, Public Health Rep 62:1432; Wilson 1927, J Am Stat Assoc 22:209",
};

/** Why neither rate, or not this one, can be known; null where it can. */
function gap(judged: Judged, answer: 0 | 1, samples: number): string | null {
  if (!isBinary(judged)) return reasons.notBinary;
  if (judgeTable(judged).labelled === 0) return reasons.noLabels;
  if (samples > 0) return null;
  return answer === 1 ? reasons.noLabelledPositive : reasons.noLabelledNegative;
}

/** Sensitivity (`answer` 1) or specificity (`answer` 0) with its influence. */
export function hitRateInfluence(judged: Judged, answer: 0 | 1): Influence {
  const groups = judgedDraws(judged);
  const { mean } = hitRate(judged, answer, groups);
  const reason = gap(judged, answer, mean.samples);
  if (reason !== null) return withoutValue(judged.draws, groups, reason);
  const spread = mean.groups < 2 ? reasons.oneLabelledDraw : null;
  return { value: mean.value, influence: mean.influence, groups, reason: spread, warnings: [] };
}

/** The same with Wilson's limits, on an effective size where draws hold several samples. */
export function hitRateInterval(judged: Judged, answer: 0 | 1, level: number): IntervalOutcome {
  const { mean, column } = hitRate(judged, answer, judgedDraws(judged));
  const reason = gap(judged, answer, mean.samples);
  if (reason !== null) return withoutInterval(null, reason);
  const limits = drawRateLimits(judged, column, mean);
  if (limits === null) return withoutInterval(mean.value, reasons.oneCluster);
  return withInterval(mean.value, limits(level), level, sensitivitySpecificity.name);
}
