import { slugsOf } from "../../model/index.ts";
import type { ExperimentData } from "./experiment-data.ts";

const made = new WeakMap<ExperimentData, ReadonlyMap<string, string>>();

/** Addresses of an experiment's units, made once: they depend on all of them. */
export function unitSlugs(data: ExperimentData): ReadonlyMap<string, string> {
  const slugs = made.get(data) ?? slugsOf(data.units);
  made.set(data, slugs);
  return slugs;
}
