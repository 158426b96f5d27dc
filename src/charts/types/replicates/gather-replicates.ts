import type { Estimate } from "../../../model/index.ts";
import type { Evidence } from "../../../stats/index.ts";
import type { Refusal } from "../../chart-type.ts";
import { entriesOf, type Rows } from "../../row-data/gather-rows.ts";

export interface ReplicateValue {
  readonly id: string;
  readonly label: string;
  readonly value: number;
}

/** A value per replicate: the draws of the estimate where those are replicates, else the mean over units. */
export function replicateValues(estimate: Estimate, evidence: Evidence): readonly ReplicateValue[] {
  if (estimate.replicates > 1 && estimate.draws.length === estimate.replicates)
    return estimate.draws.map(({ id, label, value }) => ({ id, label, value }));
  const sums = new Map<string, { sum: number; n: number }>();
  for (const { replicate, value } of evidence.unitValues({
    experiment: estimate.experiment,
    metric: estimate.metric,
    of: estimate.of,
  })) {
    const own = sums.get(replicate) ?? { sum: 0, n: 0 };
    sums.set(replicate, { sum: own.sum + value, n: own.n + 1 });
  }
  return [...sums].map(([id, { sum, n }]) => ({ id, label: id, value: sum / n }));
}

/** Values of each replicate for each estimate that the rows hold. */
export function gatherReplicates(
  rows: Rows,
  evidence: Evidence,
): ReadonlyMap<Estimate, readonly ReplicateValue[]> | Refusal {
  const estimates = entriesOf(rows).flatMap((e) =>
    e.estimate && !e.estimate.published ? [e.estimate] : [],
  );
  const values = new Map(estimates.map((e) => [e, replicateValues(e, evidence)]));
  const most = Math.max(0, ...[...values.values()].map((v) => v.length));
  return most < 2 ? { ...oneReplicate(most), fix: "Use chart=dots." } : values;
}

/** The refusal to draw single replicates where no condition has two. */
export const oneReplicate = (found: number): Refusal => ({
  message: "There is one replicate: nothing to show them against",
  expected: "at least two independent runs in some condition",
  found: String(found),
});
