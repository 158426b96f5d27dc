import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readExperiment } from "../ingest/index.ts";
import { collectProblems } from "../model/index.ts";
import type { Measured } from "./notebook-text.ts";
import { notebookText } from "./notebook-text.ts";
import { finishProblems } from "./print-problems.ts";

/** Writes `content/<experiment>.md`: a figure per metric, and a hypothesis to fill in. */
export async function newNotebook(root: string, name: string, options: { readonly date?: string }): Promise<number> {
  const problems = collectProblems();
  const file = join(root, "content", `${name}.md`);
  if (existsSync(file)) {
    console.error(`content/${name}.md exists already.`);
    return 1;
  }
  const read = await readExperiment(root, `results/${name}`, problems);
  if (!read) return finishProblems(root, problems.list, {}, () => "");
  const measured: Measured = new Map(read.experiment.metrics.map(({ id }) => [id, new Map()]));
  const note = (metric: string, condition: Readonly<Record<string, string>>) =>
    measured.get(metric)?.set(JSON.stringify(condition), condition);
  for await (const { scores, condition } of read.samples) {
    for (const metric in scores) {
      const score = scores[metric];
      if (score && "value" in score) note(metric, condition);
    }
  }
  for (const { metric, condition } of read.published) note(metric, condition);
  if (problems.hasErrors()) return finishProblems(root, problems.list, {}, () => "");
  await mkdir(join(root, "content"), { recursive: true });
  await writeFile(file, notebookText(read.experiment, measured, options.date ?? new Date().toISOString().slice(0, 10)));
  return finishProblems(root, [], {}, () => `content/${name}.md written. \`upheld dev\` shows it.`);
}
