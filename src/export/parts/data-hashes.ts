import type { Report } from "../../model/index.ts";

/** Hash of the data of each experiment, by its id. */
export function dataHashes(report: Report): (experiment: string) => string {
  const hashes = new Map(report.experiments.map((e) => [e.experiment.id, e.hash]));
  return (experiment) => hashes.get(experiment) ?? "";
}
