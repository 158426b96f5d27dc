import type { Metric } from "./experiment.ts";

type Scaled = Pick<Metric, "kind" | "range" | "fpr">;

/** Between which ends every value of a metric lies: 0 and 1 but for a score, which has its range; null without one. */
export function boundsOf({ kind, range }: Scaled): readonly [number, number] | null {
  return kind === "score" ? (range ?? null) : [0, 1];
}

/** Whether a metric is an area under a curve: from 0 to 1, and no share of anything. */
export function isArea({ kind, fpr }: Scaled): boolean {
  return kind === "ranking" && fpr === undefined;
}

/** Whether a metric is a share of a whole, shown in percent and pp: a rate, or a score from 0 to 1. */
export function isShare(metric: Scaled): boolean {
  if (isArea(metric)) return false;
  const bounds = boundsOf(metric);
  return bounds !== null && bounds[0] === 0 && bounds[1] === 1;
}

/** Whether a metric's value is no mean of scores, so that it is computed from single samples. */
export function restsOnSamples({ kind, correction }: Pick<Metric, "kind" | "correction">): boolean {
  return kind === "ranking" || (kind === "judged" && correction !== "none");
}

/** Whether a metric counts samples that are 1: x of n means something. */
export function isCount({ kind, correction }: Pick<Metric, "kind" | "correction">): boolean {
  return kind === "binary" || (kind === "judged" && correction === "none");
}

/** What a value of the metric is, for the head of a column. */
export function valueWord(metric: Pick<Metric, "kind" | "correction" | "fpr">): string {
  if (metric.kind === "ranking")
    return isArea(metric) ? "AUROC" : `TPR at ${percentOf(metric.fpr)}`;
  if (metric.kind === "judged" && metric.correction !== "none") return "Corrected rate";
  return metric.kind === "score" ? "Mean" : "Rate";
}

function percentOf(share = 0): string {
  return `${Number((100 * share).toPrecision(6))}% FPR`;
}
