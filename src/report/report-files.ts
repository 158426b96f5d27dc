import type {
  ExperimentFile,
  ExperimentReport,
  InputsFile,
  MetricFile,
  NotebookFile,
  Report,
  ReportIndex,
  SamplesFile,
} from "../model/index.ts";
import { address, reportFile } from "../model/index.ts";
import { redirects } from "./redirects.ts";

/**
 * The report as files for machines, by path: a small index, one file a notebook and experiment, and one a metric. Drawings
 * are not in them; they are files of their own beside.
 */
export function reportFiles(report: Report): ReadonlyMap<string, unknown> {
  const files = new Map<string, unknown>([
    [reportFile.index, indexOf(report)],
    [reportFile.inputs, inputsOf(report)],
  ]);
  for (const { id } of report.notebooks) files.set(reportFile.notebook(id), notebookOf(report, id));
  for (const experiment of report.experiments) {
    const { id } = experiment.experiment;
    const numbers = numbersOf(experiment);
    for (const [path, { part }] of numbers) files.set(path, part);
    const metrics = [...numbers].map(([file, { metric }]) => ({ metric, file }));
    files.set(reportFile.experiment(id), experimentOf(experiment, metrics));
    if (experiment.drawn.length > 0)
      files.set(reportFile.samples(id), {
        published: experiment.samples,
        drawn: experiment.drawn,
      } satisfies SamplesFile);
  }
  return files;
}

function indexOf(report: Report): ReportIndex {
  const {
    schemaVersion,
    generator,
    site,
    draft,
    glossary,
    attached,
    removed,
    reviews,
    provenance,
  } = report;
  const moved = redirects(report);
  return {
    schemaVersion,
    generator,
    site,
    ...(draft === undefined ? {} : { draft }),
    ...(glossary === undefined ? {} : { glossary }),
    attached,
    // Pages of samples, which may be very many, say it themselves.
    ...(reviews === undefined ? {} : { reviews }),
    ...(removed === undefined ? {} : { removed: removed.filter((r) => r.what !== "samples") }),
    ...(moved.length === 0 ? {} : { moved }),
    hash: provenance.hash,
    inputs: reportFile.inputs,
    notebooks: report.notebooks.map(({ id, title, date }) => ({
      id,
      title,
      date,
      file: reportFile.notebook(id),
      findings: report.findings
        .filter((f) => f.notebook === id)
        .map((f) => ({ id: f.id, verdict: f.verdict })),
      figures: report.figures.filter((f) => f.notebook === id).map((f) => f.id),
    })),
    experiments: report.experiments.map(({ experiment: { id, title }, hash }) => ({
      id,
      title,
      hash,
      file: reportFile.experiment(id),
    })),
  };
}

function inputsOf({ provenance, problems, generator }: Report): InputsFile {
  const { made, revision } = provenance;
  return {
    generator,
    ...(made === undefined ? {} : { made }),
    ...(revision?.clean ? { commit: revision.commit } : {}),
    files: provenance.files,
    problems,
  };
}

function notebookOf(report: Report, id: string): NotebookFile | null {
  const notebook = report.notebooks.find((n) => n.id === id);
  if (!notebook) return null;
  return {
    notebook,
    figures: report.figures
      .filter((f) => f.notebook === id)
      .map(({ drawings, views: _views, thumbnail: _thumbnail, onCard: _onCard, ...figure }) => ({
        ...figure,
        drawing: drawings.length > 0 ? address.data(id, figure.id, "svg") : null,
      })),
    findings: report.findings
      .filter((f) => f.notebook === id)
      .map(({ strip: _strip, chart: _chart, ...finding }) => finding),
  };
}

function experimentOf(
  report: ExperimentReport,
  metrics: ExperimentFile["metrics"],
): ExperimentFile {
  const { estimates: _e, contrasts: _c, strips: _s, samples: _p, drawn, ...rest } = report;
  const samples = drawn.length > 0 ? reportFile.samples(rest.experiment.id) : null;
  return { ...rest, metrics, samples };
}

/** Characters beyond which a file is cut in two: a megabyte is what a reader should have to load for one number. */
const longestFile = 900_000;

/** The numbers of each metric by path, in pieces that can be read at once. */
function numbersOf({
  experiment: { id, metrics },
  estimates,
  contrasts,
}: ExperimentReport): ReadonlyMap<string, { readonly metric: string; readonly part: MetricFile }> {
  return new Map(
    metrics.flatMap(({ id: metric }) =>
      inPieces({
        estimates: estimates.filter((e) => e.metric === metric),
        contrasts: contrasts.filter((c) => c.metric === metric),
      }).map((part, i) => [reportFile.metric(id, metric, i), { metric, part }] as const),
    ),
  );
}

function inPieces(numbers: MetricFile): readonly MetricFile[] {
  const { estimates, contrasts } = numbers;
  const single = estimates.length + contrasts.length < 2;
  if (single || JSON.stringify(numbers).length <= longestFile) return [numbers];
  const [e, c] = [Math.ceil(estimates.length / 2), Math.ceil(contrasts.length / 2)];
  return [
    { estimates: estimates.slice(0, e), contrasts: contrasts.slice(0, c) },
    { estimates: estimates.slice(e), contrasts: contrasts.slice(c) },
  ].flatMap(inPieces);
}
