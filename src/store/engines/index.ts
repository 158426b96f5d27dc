import type { Experiment } from "../../model/index.ts";
import type { Store } from "../store.ts";
import { openDuckdbStore } from "./duckdb.ts";

export interface Engine {
  readonly name: string;
  readonly doc: string;
  open(experiment: Experiment, file: string | null): Promise<Store>;
}

/** Engines that can hold samples; the first is the default. */
export const engines = [
  {
    name: "duckdb",
    doc: "DuckDB, embedded: one file per experiment, columns on disk, SQL for cells.",
    open: openDuckdbStore,
  },
] as const satisfies readonly Engine[];
