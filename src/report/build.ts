/**
 * The whole pipeline. Read this file first.
 *
 *   results/ ──ingest──▶ samples ──store──▶ sums ──stats──▶ estimates ──charts──▶ drawings ─┐
 *                                                                         ├──▶ Report ──▶ site, exports
 *   content/ ──notebook──▶ pages whose numbers are bound to the estimates ──┘
 */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { chartTypes } from "../charts/index.ts";
import { inputFiles, listExperiments } from "../ingest/index.ts";
import type { ExperimentReport, Problem, Problems, Report } from "../model/index.ts";
import { collectProblems, inOrderOfPlace, reportVersion } from "../model/index.ts";
import { createEvidence } from "../stats/index.ts";
import { bindContent } from "./bind-content.ts";
import { cached } from "./cache.ts";
import { samplesLinked } from "./draw-units.ts";
import type { Effects } from "./effects.ts";
import type { LoadedExperiment } from "./experiment-data.ts";
import { loadExperiment } from "./experiment-data.ts";
import { describeExperiment } from "./experiment-report.ts";
import { describeFinding } from "./finding-report.ts";
import { filesBelow, hashCode, hashFiles, hashOf, sha256 } from "./inputs.ts";
import { readContent } from "./read-content.ts";
import { generator } from "./version.ts";

export interface Built {
  /** null when there are errors: a report with errors is not written. */
  readonly report: Report | null;
  readonly problems: readonly Problem[];
}

/** Everything computed from `root`: any folder with `results/` and `content/`. */
export async function buildReport(root: string, effects: Effects): Promise<Built> {
  const problems = collectProblems();

  const { names, loaded } = await loadExperiments(root, problems, effects);
  const data = loaded.map((l) => l.data);

  const evidence = createEvidence({
    experiments: data.map((d) => d.experiment),
    sums: data.flatMap((d) => d.sums),
    published: data.flatMap((d) => d.published),
  });

  const content = await readContent(root, problems);
  if (names.length === 0 && content.notebooks.length === 0) {
    problems.error(
      "content-is-found",
      { file: "results" },
      "There is nothing to report: no experiment and no notebook.",
      {
        expected: "results/<experiment>/experiment.yaml, content/<notebook>.md",
        found: "neither",
        fix: "Run `upheld new experiment <files…>`.",
      },
    );
  }
  const unread = new Set(names.filter((name) => !data.some((d) => d.experiment.id === name)));
  const bound = await bindContent(content, {
    root,
    evidence,
    chartTypes,
    loaded,
    unread,
    problems,
    effects,
  });

  if (problems.hasErrors()) return { report: null, problems: inOrderOfPlace(problems.list) };
  effects.progress("describe experiments", 0, 0);
  const drawnBy = await hashCode(["src/lib", "src/model", "src/stats", "src/charts"]);
  const experiments: ExperimentReport[] = [];
  for (const l of loaded) {
    const linked = bound.units.get(l.data.experiment.id);
    const key = sha256([l.key, drawnBy, ...(linked ?? [])].join("\n"));
    experiments.push(
      await cached(root, `experiment-${l.data.experiment.id}`, key, async () =>
        describeExperiment(l.data, evidence, await samplesLinked(l, linked)),
      ),
    );
  }
  const inputs = await hashFiles(root, [
    ...(await filesBelow(root, "content")),
    ...(await filesBelow(root, "results")),
  ]);
  const report: Report = {
    schemaVersion: reportVersion,
    generator,
    site: bound.site,
    experiments,
    notebooks: [...bound.notebooks],
    figures: [...bound.figures],
    findings: bound.findings.map((finding) => describeFinding(finding, evidence)),
    problems: [...inOrderOfPlace(problems.list)],
    provenance: { hash: hashOf(inputs), files: inputs.map((f) => ({ ...f })) },
  };
  return { report, problems: report.problems };
}

/** Names of the folders in `results/`, and what could be read of them. */
async function loadExperiments(
  root: string,
  problems: Problems,
  effects: Effects,
): Promise<{ names: readonly string[]; loaded: readonly LoadedExperiment[] }> {
  const code = await hashCode(["src/lib", "src/model", "src/ingest", "src/store", "src/report"]);
  const folders = await listExperiments(root);
  const loaded: LoadedExperiment[] = [];
  for (const folder of folders) {
    // A folder without its manifest is a problem that reading reports, not a crash.
    const inputs = (await inputFiles(root, folder)).filter((path) => existsSync(join(root, path)));
    const files = await hashFiles(root, inputs);
    const experiment = await loadExperiment(
      root,
      basename(folder),
      hashOf(files, code),
      problems,
      effects,
    );
    if (experiment) loaded.push(experiment);
  }
  return { names: folders.map((folder) => basename(folder)), loaded };
}
