/** Stage 3 of 11: sums of all samples, and the samples themselves as one table for those who ask for them. */
import type { Experiment } from "../model/index.ts";
import type { Store } from "./store.ts";

export type { DrawnCondition } from "./draw-conditions.ts";
export { createConditionDraw } from "./draw-conditions.ts";
export { createSampleDraw, sampleRank } from "./draw-samples.ts";
export type { MarkKind, Marks } from "./marks.ts";
export type { SampleKey, Store, StoredSample } from "./store.ts";
export type { SumsIndex } from "./sums-file.ts";
export { readSums, writeSums } from "./sums-file.ts";
export type { ConditionCounts, SampleCounts } from "./tally.ts";
export { createTally } from "./tally.ts";

/** Opens the default engine. It is loaded only when samples are needed: most reports never start it. */
export async function openStore(experiment: Experiment, file: string | null): Promise<Store> {
  const { engines } = await import("./engines/index.ts");
  return engines[0].open(experiment, file);
}
