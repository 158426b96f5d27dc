import type { Score, ScoreTable } from "../model/index.ts";
import { growingColumn } from "./columns.ts";
import { createPlaces } from "./places.ts";

/** Where a sample stands: places in the lists of a tally. */
type SamplePlace = Readonly<Record<"condition" | "unit" | "replicate" | "epoch", number>>;

/** The scores of samples as they pass, each score of a metric kept once. */
export function createScoreLog(ids: readonly string[]) {
  const columns = {
    condition: growingColumn(),
    unit: growingColumn(),
    replicate: growingColumn(),
    epoch: growingColumn(),
  };
  const metrics = ids.map((id) => ({
    id,
    known: createPlaces<number | string>(),
    column: growingColumn(),
  }));
  let samples = 0;
  return {
    add(place: SamplePlace, scores: Readonly<Record<string, Score>>): void {
      columns.condition.add(samples, place.condition);
      columns.unit.add(samples, place.unit);
      columns.replicate.add(samples, place.replicate);
      columns.epoch.add(samples, place.epoch);
      for (const { id, known, column } of metrics) {
        const score = scores[id];
        if (score === undefined || "excluded" in score) continue;
        const said = "value" in score ? score.value : score.missing;
        // A number and a cause that reads like one are two scores.
        column.add(samples, 1 + known.of(`${typeof said}${said}`, said));
      }
      samples += 1;
    },
    packed: (): Pick<ScoreTable, keyof SamplePlace | "metrics" | "scores"> => ({
      condition: columns.condition.packed(samples),
      unit: columns.unit.packed(samples),
      replicate: columns.replicate.packed(samples),
      epoch: columns.epoch.packed(samples),
      metrics: metrics.map(({ id, known }) => ({ id, scores: [...known.list] })),
      scores: metrics.map(({ column }) => column.packed(samples)),
    }),
  };
}
