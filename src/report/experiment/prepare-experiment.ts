import type { ExperimentReport, Problem } from "../../model/index.ts";
import { collectProblems, fileSlug } from "../../model/index.ts";
import { createEvidence } from "../../stats/index.ts";
import { evidenceInWords } from "../../wording/index.ts";
import type { Effects } from "../effects.ts";
import { cached, isCached } from "../inputs/index.ts";
import type { Work } from "../threads/index.ts";
import { ownModule } from "../threads/index.ts";
import type { ExperimentTask, LoadedExperiment } from "./experiment-data.ts";
import { ingestExperiment, isIngested, keepSamplesAlone, loadIngested } from "./experiment-data.ts";
import { describeExperiment } from "./experiment-report.ts";
import { areSamplesKept } from "./kept-samples.ts";

/** All that is made from one experiment alone, and can be made beside others: its sums and its page. */
export interface PrepareTask extends ExperimentTask {
  /** Hash of everything that its page is made from. */
  readonly pageKey: string;
}

const pageName = (task: PrepareTask) => `experiment-${fileSlug(task.id)}`;

export function isPrepared(task: PrepareTask): boolean {
  return (
    isIngested(task) && areSamplesKept(task) && isCached(task.root, pageName(task), task.pageKey)
  );
}

/** Preparing experiments, as work that threads share. */
export const work: Work<null, PrepareTask, readonly Problem[]> = {
  module: ownModule("prepare-experiment", import.meta.url),
  begin: async (_, effects) => ({
    perform: (task) => prepareExperiment(task, effects),
    end: async () => {},
  }),
};

/** Problems of an experiment that cannot be read; where it can, they are kept with it. */
async function prepareExperiment(task: PrepareTask, effects: Effects): Promise<readonly Problem[]> {
  const problems = collectProblems();
  if (!isIngested(task)) await ingestExperiment(task, problems, effects);
  if (isIngested(task)) {
    if (!areSamplesKept(task)) await keepSamplesAlone(task, effects);
    effects.progress(`describe ${task.id}`, 0, 0);
    await describeIngested(task, await loadIngested(task));
  }
  return problems.list;
}

export function describeIngested(
  task: PrepareTask,
  { data, sums }: LoadedExperiment,
): Promise<ExperimentReport> {
  return cached(task.root, pageName(task), task.pageKey, () =>
    describeExperiment(
      data,
      evidenceInWords(
        createEvidence({ experiments: [data.experiment], sums, published: data.published }),
      ),
    ),
  );
}
