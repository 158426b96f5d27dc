import type { Sample } from "../model/index.ts";
import { formatPlace } from "../model/index.ts";
import type { StoredSample } from "./store.ts";

/** A sample as the store gives it back. */
export function storedSample(sample: Sample): StoredSample {
  const { condition, unit, scope, cluster, replicate, epoch, turns, target, place, shown } = sample;
  const scores: Record<string, number | string> = {};
  for (const [metric, score] of Object.entries(sample.scores)) {
    if ("value" in score) scores[metric] = score.value;
    else if ("missing" in score) scores[metric] = score.missing;
  }
  return {
    condition,
    unit,
    ...(scope === undefined ? {} : { scope }),
    cluster,
    replicate,
    epoch,
    scores,
    turns: turns.map(({ name, text }) => ({ name, text })),
    ...(target === undefined ? {} : { target }),
    place: shown?.place === false ? "" : formatPlace(place),
    ...(shown?.fields === undefined ? {} : { fields: shown.fields }),
    ...(shown?.withheld === undefined ? {} : { withheld: shown.withheld }),
  };
}
