import { isYesNo } from "../../../model/experiment/metric-scale.ts";
import type { DrawnSample, Experiment } from "../../../model/index.ts";
import { recordedText } from "../../../wording/index.ts";

export interface ShownScore {
  readonly label: string;
  readonly text: string;
  /** Cause of a missing score; empty where there is one. */
  readonly why: string;
}

/** As it was recorded, in six digits at most: two scores that differ are seen to. */
function scoreText(score: number): string {
  return recordedText(score, 6, 2);
}

/** Scores of one sample, those of metrics that apply to it: `Truth told: yes`. */
export function scoresInWords(
  sample: Pick<DrawnSample, "scores">,
  { metrics }: Pick<Experiment, "metrics">,
): readonly ShownScore[] {
  return metrics.flatMap((metric) => {
    const { id, label } = metric;
    const score = sample.scores[id];
    if (score === undefined) return [];
    if (typeof score === "string") return [{ label, text: "missing", why: score }];
    const yesNo = isYesNo(metric) && (score === 0 || score === 1);
    return [{ label, text: yesNo ? (score === 1 ? "yes" : "no") : scoreText(score), why: "" }];
  });
}
