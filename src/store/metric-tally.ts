import type { Metric, MetricSums, Score } from "../model/index.ts";
import { noMark, restsOnSamples } from "../model/index.ts";
import { growingColumn, sharing } from "./columns.ts";

/** Samples as columns, while they pass. */
function sampleColumns() {
  const [row, value, mark] = [growingColumn(), growingColumn(), growingColumn()];
  let length = 0;
  return {
    add(at: number, score: Exclude<Score, { excluded: true }>) {
      row.add(length, at);
      value.add(length, "value" in score ? score.value : Number.NaN);
      mark.add(length, score.mark ?? noMark);
      length += 1;
    },
    packed: () => ({
      row: row.packed(length),
      value: value.packed(length),
      mark: mark.packed(length),
    }),
  };
}

/** Sums of one metric by row, while samples pass. `sample` takes single samples, of the metrics that need them. */
export function createMetricTally(metric: Metric) {
  const samples = restsOnSamples(metric) ? sampleColumns() : null;
  const n = growingColumn();
  const sum = growingColumn();
  const squares = growingColumn();
  const lost = new Map<number, Record<string, number>>();
  return {
    sample: samples?.add ?? null,
    add(row: number, value: number) {
      n.add(row, 1);
      sum.add(row, value);
      squares.add(row, value * value);
    },
    lose(row: number, cause: string) {
      const causes = lost.get(row) ?? {};
      causes[cause] = (causes[cause] ?? 0) + 1;
      lost.set(row, causes);
    },
    packed(rows: number): MetricSums {
      const sums = sum.packed(rows);
      return {
        n: n.packed(rows),
        sum: sums,
        squares: sharing(sums, squares.packed(rows)),
        missing: [...lost]
          .sort(([a], [b]) => a - b)
          .map(([row, causes]) => ({ row, causes: sortedCounts(causes) })),
        ...(samples ? { samples: samples.packed() } : {}),
      };
    },
    /** `missing` is null where no sample lacks the score. */
    total(rows: Iterable<number>): { scored: number; missing: Record<string, number> | null } {
      let scored = 0;
      let missing: Record<string, number> | null = null;
      for (const row of rows) {
        scored += n.at(row);
        const causes = lost.size > 0 ? lost.get(row) : undefined;
        if (!causes) continue;
        missing ??= {};
        for (const [cause, count] of Object.entries(causes))
          missing[cause] = (missing[cause] ?? 0) + count;
      }
      return { scored, missing: missing && sortedCounts(missing) };
    },
  };
}

function sortedCounts(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
