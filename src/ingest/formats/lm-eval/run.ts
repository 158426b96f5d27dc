import type { HarnessResults } from "./schema.ts";

/** Keys of a results file that are about its tasks, not about the run, or that only describe the machine. */
const notOfRun = new Set([
  "configs",
  "group_subtasks",
  "groups",
  "higher_is_better",
  "n-samples",
  "n-shot",
  "pretty_env_info",
  "results",
  "task_hashes",
  "versions",
]);

/** What a results file says of one task's run: `run.model_name`, `run.config.model_args`, `run.num_fewshot`. */
export function runOf(file: HarnessResults, task: string): Readonly<Record<string, unknown>> {
  return {
    ...Object.fromEntries(Object.entries(file).filter(([key]) => !notOfRun.has(key))),
    task_config: file.configs?.[task],
    task_version: file.versions?.[task],
    num_fewshot: file["n-shot"]?.[task],
  };
}
