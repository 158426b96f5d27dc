/**
 * The whole pipeline. Read this file first.
 *
 *   results/ ──ingest──▶ samples ──store──▶ sums ──stats──▶ estimates ──charts──▶ drawings ─┐
 *                                                                         ├──▶ Report ──▶ site, exports
 *   content/ ──notebook──▶ pages whose numbers are bound to the estimates ──┘
 */
import { chartTypes } from "../charts/index.ts";
import { inputFiles, listExperiments } from "../ingest/index.ts";
import type { Problem, Report } from "../model/index.ts";
import { collectProblems, inOrderOfPlace, reportVersion } from "../model/index.ts";
import { createEvidence } from "../stats/index.ts";
import { bindContent, readContent } from "./content.ts";
import { withLinkedUnits } from "./draw-units.ts";
import { describeExperiment } from "./experiment-report.ts";
import type { Effects } from "./effects.ts";
import type { LoadedExperiment } from "./experiment-data.ts";
import { loadExperiment } from "./experiment-data.ts";
import { describeFinding } from "./finding-report.ts";
import { filesBelow, hashCode, hashFiles, hashOf } from "./inputs.ts";
import { generator } from "./version.ts";

export interface Built {
  /** null when there are errors: a report with errors is not written. */
  readonly report: Report | null;
  readonly problems: readonly Problem[];
}

/** Everything computed from `root`: any folder with `results/` and `content/`. */
export async function buildReport(root: string, effects: Effects): Promise<Built> {
  const problems = collectProblems();

  const code = await hashCode(["src/lib", "src/model", "src/ingest", "src/store", "src/report"]);
  const folders = await listExperiments(root);
  const names = folders.map((folder) => folder.replace(/^results\//, ""));
  const loaded: LoadedExperiment[] = [];
  for (const name of names) {
    const files = await hashFiles(root, await inputFiles(root, `results/${name}`));
    const experiment = await loadExperiment(root, name, hashOf(files, code), problems, effects);
    if (experiment) loaded.push(experiment);
  }
  const data = loaded.map((l) => l.data);

  const evidence = createEvidence({
    experiments: data.map((d) => d.experiment),
    sums: data.flatMap((d) => d.sums),
    published: data.flatMap((d) => d.published),
  });

  const content = await readContent(root, problems);
  if (names.length === 0 && content.notebooks.length === 0) {
    problems.error("content-is-found", { file: "results" }, "There is nothing to report: no experiment and no notebook.", {
      expected: "results/<experiment>/experiment.yaml, content/<notebook>.md",
      found: "neither",
      fix: "Run `upheld new experiment <files…>`.",
    });
  }
  const unread = new Set(names.filter((name) => !data.some((d) => d.experiment.id === name)));
  const bound = await bindContent(content, { evidence, chartTypes, loaded, unread, problems, effects });

  if (problems.hasErrors()) return { report: null, problems: inOrderOfPlace(problems.list) };
  effects.progress("describe experiments", 0, 0);
  const described = await Promise.all(
    loaded.map(async (l) => describeExperiment({ ...l.data, drawn: await withLinkedUnits(l, bound.units.get(l.data.experiment.id)) }, evidence)),
  );
  const inputs = await hashFiles(root, [...(await filesBelow(root, "content")), ...(await filesBelow(root, "results"))]);
  const report: Report = {
    schemaVersion: reportVersion,
    generator,
    site: bound.site,
    experiments: described,
    notebooks: [...bound.notebooks],
    figures: [...bound.figures],
    findings: bound.findings.map((finding) => describeFinding(finding, evidence)),
    problems: [...inOrderOfPlace(problems.list)],
    provenance: { hash: hashOf(inputs), files: inputs.map((f) => ({ ...f })) },
  };
  return { report, problems: report.problems };
}
