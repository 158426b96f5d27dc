import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, vi } from "vitest";
import { newExperiment } from "../../src/cli/new-experiment.ts";
import { newNotebook } from "../../src/cli/new-notebook.ts";
import type { ExperimentReport, Problem, Report } from "../../src/model/index.ts";
import { buildReport } from "../../src/report/build.ts";
import { emptyFolder, write } from "./small-report.ts";

/** What became of some files: refused with words, or a report with what `check` says of it. */
export interface Scaffolded {
  readonly accepted: boolean;
  readonly said: string;
  readonly errors: readonly Problem[];
  readonly report: Report | null;
}

/** `upheld new experiment`, `new notebook` and `check` in a folder of their own, which is gone afterwards. */
export async function scaffold(
  files: readonly string[],
  ids: { readonly unit?: string; readonly scope?: string } = {},
): Promise<Scaffolded> {
  const root = emptyFolder("scaffold");
  const said: string[] = [];
  const spies = (["log", "error"] as const).map((stream) =>
    vi.spyOn(console, stream).mockImplementation((...words) => void said.push(words.join(" "))),
  );
  try {
    const code = await newExperiment(root, files, { name: "made", ...ids });
    if (code !== 0) return { accepted: false, said: said.join("\n"), errors: [], report: null };
    await newNotebook(root, "made", { date: "2026-11-24" });
    const { report, problems } = await buildReport(root, { progress: () => {} });
    const errors = problems.filter(({ severity }) => severity === "error");
    return { accepted: true, said: said.join("\n"), errors, report };
  } finally {
    for (const spy of spies) spy.mockRestore();
    rmSync(root, { recursive: true, force: true });
  }
}

/** The same of texts by the name of their file. */
export async function scaffoldOf(
  files: Readonly<Record<string, string>>,
  ids: { readonly unit?: string; readonly scope?: string } = {},
): Promise<Scaffolded> {
  const source = emptyFolder("given");
  try {
    for (const [name, text] of Object.entries(files)) write(source, name, text);
    return await scaffold(
      Object.keys(files).map((name) => join(source, name)),
      ids,
    );
  } finally {
    rmSync(source, { recursive: true, force: true });
  }
}

/** The experiment that some files become; `check` says nothing of it. */
export async function madeOf(
  files: Readonly<Record<string, string>>,
): Promise<ExperimentReport & { readonly said: string }> {
  const { said, errors, report } = await scaffoldOf(files);
  expect(errors, said).toEqual([]);
  const experiment = report?.experiments[0];
  if (!experiment) throw new Error(said);
  return { ...experiment, said };
}

/** Value by metric and levels. */
export function valuesOf({ estimates }: ExperimentReport): Readonly<Record<string, number | null>> {
  return Object.fromEntries(
    estimates.map((e) => [
      [e.metric, ...Object.values(e.of).flat()].join(" "),
      e.value === null ? null : Number(e.value.toFixed(4)),
    ]),
  );
}
