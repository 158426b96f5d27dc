import { inspectEval } from "../../../src/ingest/formats/inspect-eval.ts";
import type { RawRecord } from "../../../src/ingest/formats/shared/format.ts";

/** What EXPECTED.jsonl has for one scorer, or one key of its values. Means have six decimals. */
export interface ScorerSums {
  readonly n: number;
  readonly unscored: number;
  readonly mean: number | null;
  readonly n_ids: number;
  readonly mean_by_id: number | null;
}

/** From `score` all samples that carry a score, as the list of expected numbers counts; from `scores` those that count. */
export function sumsByScorer(
  records: readonly RawRecord[],
  from: "score" | "scores",
): Readonly<Record<string, ScorerSums>> {
  const found = new Map<string, { unscored: number; byId: Map<string, number[]> }>();
  for (const record of records) {
    for (const [scorer, value] of parts(record, from)) {
      const sums = found.get(scorer) ?? { unscored: 0, byId: new Map() };
      found.set(scorer, sums);
      const number = inspectEval.toNumber?.(value);
      if (number === undefined) throw new Error(`unknown score ${JSON.stringify(value)}`);
      const id = record.unit ?? "";
      if (number === null) sums.unscored += 1;
      else sums.byId.set(id, [...(sums.byId.get(id) ?? []), number]);
    }
  }
  return Object.fromEntries([...found].map(([scorer, sums]) => [scorer, summary(sums)]));
}

/** A dict value is one scorer for each key, a list one for each index. */
function parts(
  record: RawRecord,
  from: "score" | "scores",
): readonly (readonly [string, unknown])[] {
  const scores = record.fields[from] as Readonly<Record<string, unknown>>;
  return Object.entries(scores).flatMap(([scorer, entry]) => {
    const value = from === "score" ? (entry as { readonly value: unknown }).value : entry;
    if (Array.isArray(value)) return value.map((one, i) => [`${scorer}[${i}]`, one] as const);
    if (typeof value !== "object" || value === null) return [[scorer, value] as const];
    return Object.entries(value).map(([key, one]) => [`${scorer}.${key}`, one] as const);
  });
}

function summary({
  unscored,
  byId,
}: {
  unscored: number;
  byId: Map<string, number[]>;
}): ScorerSums {
  const all = [...byId.values()].flat();
  const means = [...byId.values()].map((values) => mean(values));
  return {
    n: all.length,
    unscored,
    mean: all.length ? round(mean(all)) : null,
    n_ids: byId.size,
    mean_by_id: means.length ? round(mean(means)) : null,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
