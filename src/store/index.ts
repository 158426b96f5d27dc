/** Stage 3 of 9: the samples of an experiment as one table; sums out, samples by page out. */
import type { Experiment } from "../model/index.ts";
import type { Store } from "./store.ts";

export type { Query, Store, StoredSample } from "./store.ts";

/** Opens the default engine. It is loaded only when samples are needed: an unchanged report never starts it. */
export async function openStore(experiment: Experiment, file: string | null): Promise<Store> {
  const { engines } = await import("./engines/index.ts");
  return engines[0].open(experiment, file);
}
