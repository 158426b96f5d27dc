import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readManifest } from "../ingest/index.ts";
import type { Experiment } from "../model/index.ts";
import { collectProblems } from "../model/index.ts";
import { finishProblems } from "./print-problems.ts";

/** Writes `content/<experiment>.md`: a figure per metric, and a hypothesis to fill in. */
export async function newNotebook(
  root: string,
  name: string,
  options: { readonly date?: string },
): Promise<number> {
  const problems = collectProblems();
  const file = join(root, "content", `${name}.md`);
  if (existsSync(file)) {
    console.error(`content/${name}.md exists already.`);
    return 1;
  }
  const read = await readManifest(root, `results/${name}`, problems);
  if (!read) return finishProblems(root, problems.list, {}, () => "");
  await mkdir(join(root, "content"), { recursive: true });
  await writeFile(
    file,
    notebookText(read.experiment, options.date ?? new Date().toISOString().slice(0, 10)),
  );
  return finishProblems(
    root,
    problems.list,
    {},
    () => `content/${name}.md written. \`upheld dev\` shows it.`,
  );
}

/** The page to start from. */
export function notebookText(experiment: Experiment, date: string): string {
  const arm =
    experiment.design.factors.find((f) => f.role === "arm") ?? experiment.design.factors[0];
  const other = arm?.levels.find((l) => l.id !== arm.baseline);
  const metric = experiment.metrics[0];
  const figures = experiment.metrics.map((m) =>
    [
      `## ${m.label}`,
      "",
      m.doc ?? `What ${m.label.toLowerCase()} means, and how it was measured.`,
      "",
      `:::figure[${m.label} by ${arm?.label.toLowerCase() ?? "condition"}]{#${m.id}-by-${arm?.id ?? "condition"} chart=dots metric=${m.id}}`,
      "How to read it: nothing that the title says.",
      ":::",
      "",
    ].join("\n"),
  );
  const hypothesis =
    arm && other && metric
      ? [
          `:::hypothesis{#first-hypothesis metric=${metric.id} of="${arm.id}=${other.id}" versus="${arm.id}=${arm.baseline}" expect="${metric.better === "higher" ? "greater" : "less"}" written=${date}}`,
          `Write here what you expect of ${other.label} against the baseline, before you look.`,
          ":::",
          "",
        ]
      : [];
  return [
    "---",
    `title: ${JSON.stringify(experiment.title)}`,
    `experiment: ${experiment.id}`,
    `date: ${date}`,
    "authors: []",
    "abstract: What was asked, what was found, and what limits it.",
    "---",
    "",
    "What was done, in a paragraph.",
    "",
    ...figures,
    "## What was expected",
    "",
    ...hypothesis,
  ].join("\n");
}
