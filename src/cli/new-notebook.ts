import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReadExperiment } from "../ingest/index.ts";
import { listExperiments, readExperiment } from "../ingest/index.ts";
import { didYouMean } from "../lib/nearest.ts";
import type { Condition } from "../model/index.ts";
import { collectProblems } from "../model/index.ts";
import type { Measured } from "./notebook-text.ts";
import { notebookText } from "./notebook-text.ts";
import { finishProblems } from "./print-problems.ts";

/** Writes `content/<experiment>.md`: a figure per metric, and a hypothesis to fill in. */
export async function newNotebook(
  root: string,
  name: string,
  options: { readonly date?: string },
): Promise<number> {
  const known = (await listExperiments(root)).map((folder) => folder.slice("results/".length));
  if (!known.includes(name)) {
    const { fix } = didYouMean(name, known);
    console.error(
      `There is no experiment "${name}" in results/; a notebook is written for one: ${known.join(", ") || "there is none yet, `upheld new experiment <files…>` makes one"}.${fix ? ` ${fix}` : ""}`,
    );
    return 1;
  }
  const problems = collectProblems();
  const file = join(root, "content", `${name}.md`);
  if (existsSync(file)) {
    console.error(`content/${name}.md exists already.`);
    return 1;
  }
  const read = await readExperiment(root, `results/${name}`, problems);
  if (!read) return finishProblems(root, problems.list, {}, () => "");
  const measured = await measuredIn(read);
  if (problems.hasErrors()) return finishProblems(root, problems.list, {}, () => "");
  await mkdir(join(root, "content"), { recursive: true });
  await writeFile(
    file,
    notebookText(read.experiment, measured, options.date ?? new Date().toISOString().slice(0, 10)),
  );
  return finishProblems(root, [], {}, () => `content/${name}.md written. \`upheld dev\` shows it.`);
}

/** Where there is something to draw, without which a figure is an error. */
async function measuredIn({ experiment, samples, published }: ReadExperiment): Promise<Measured> {
  const found = new Map(experiment.metrics.map(({ id }) => [id, new Map<string, Condition>()]));
  const note = (metric: string, condition: Condition) =>
    void found.get(metric)?.set(JSON.stringify(condition), condition);
  for await (const { scores, condition } of samples) {
    for (const metric in scores) {
      const score = scores[metric];
      if (score && "value" in score) note(metric, condition);
    }
  }
  for (const { metric, condition } of published) note(metric, condition);
  const transcribed = new Set(published.map(({ metric }) => metric));
  return new Map(
    [...found].map(([id, seen]) => [
      id,
      { conditions: [...seen.values()], published: transcribed.has(id) },
    ]),
  );
}
