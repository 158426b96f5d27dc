import type { Problems } from "../../model/index.ts";
import { silent } from "../effects.ts";
import { findExperimentInputs } from "../inputs/index.ts";
import { withoutThreads } from "../threads/index.ts";
import { loadExperiments } from "./load-experiments.ts";

/**
 * Reads one experiment of a report as `check` does, with all that is checked of it. How many samples it holds; 0 with
 * problems where it cannot be read. What is computed is kept: a check or build that follows does not read it again.
 */
export async function checkExperiment(
  root: string,
  name: string,
  problems: Problems,
): Promise<number> {
  const inputs = await findExperimentInputs(root, `results/${name}`);
  const { loaded } = await loadExperiments(
    { root, experiments: [inputs] },
    { queried: new Set(), palette: {}, publish: () => null, samples: null },
    problems,
    withoutThreads(silent),
  );
  return loaded[0]?.data.counts.samples ?? 0;
}
