import type { Estimate, TableCell } from "../../../model/index.ts";
import type { Evidence } from "../../../stats/index.ts";
import { count } from "../../../wording/index.ts";
import type { Refusal } from "../../chart-type.ts";
import { numberCell } from "../../row-data/estimate-table.ts";
import { entriesOf, type Rows } from "../../row-data/gather-rows.ts";

export interface ReplicateValue {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** Scored samples; null where they are not counted by replicate. */
  readonly n: number | null;
}

/** A value per replicate: the draws of the estimate where those are replicates, else the mean over units. */
export function replicateValues(estimate: Estimate, evidence: Evidence): readonly ReplicateValue[] {
  if (estimate.replicates > 1 && estimate.draws.length === estimate.replicates)
    return estimate.draws.map(({ id, label, value, n }) => ({ id, label, value, n }));
  const sums = new Map<string, { sum: number; n: number }>();
  for (const { replicate, value } of evidence.unitValues({
    experiment: estimate.experiment,
    metric: estimate.metric,
    of: estimate.of,
  })) {
    const own = sums.get(replicate) ?? { sum: 0, n: 0 };
    sums.set(replicate, { sum: own.sum + value, n: own.n + 1 });
  }
  return [...sums].map(([id, { sum, n }]) => ({ id, label: id, value: sum / n, n: null }));
}

/** Samples of each run as far as they are counted. */
export function samplesOfRuns(values: readonly ReplicateValue[]): readonly number[] {
  return values.flatMap(({ n }) => (n === null ? [] : [n]));
}

/** Cells of a replicate after its value: no interval of its own, its samples, and what else the row has room for. */
export function seedCells({ n }: ReplicateValue, cells: number): readonly TableCell[] {
  return Array.from({ length: cells }, (_, at) =>
    at === 1 && n !== null ? numberCell(count(n), n) : numberCell("", null),
  );
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
