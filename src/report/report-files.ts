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
    const { id, metrics } = experiment.experiment;
    files.set(reportFile.experiment(id), experimentOf(experiment));
    for (const metric of metrics)
      files.set(reportFile.metric(id, metric.id), numbersOf(experiment, metric.id));
    if (experiment.drawn.length > 0)
      files.set(reportFile.samples(id), {
        drawn: experiment.drawn,
      } satisfies SamplesFile);
  }
  return files;
}

function indexOf(report: Report): ReportIndex {
  const { schemaVersion, generator, site, draft, provenance } = report;
  return {
    schemaVersion,
    generator,
    site,
    ...(draft === undefined ? {} : { draft }),
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

function inputsOf({ provenance, problems }: Report): InputsFile {
  return { files: provenance.files, problems };
}

function notebookOf(report: Report, id: string): NotebookFile | null {
  const notebook = report.notebooks.find((n) => n.id === id);
  if (!notebook) return null;
  return {
    notebook,
    figures: report.figures
      .filter((f) => f.notebook === id)
      .map(({ drawings, thumbnail: _thumbnail, ...figure }) => ({
        ...figure,
        drawing: drawings.length > 0 ? address.data(id, figure.id, "svg") : null,
      })),
    findings: report.findings
      .filter((f) => f.notebook === id)
      .map(({ strip: _strip, chart: _chart, ...finding }) => finding),
  };
}

function experimentOf(report: ExperimentReport): ExperimentFile {
  const { estimates: _e, contrasts: _c, strips: _s, drawn, ...rest } = report;
  const { id, metrics } = rest.experiment;
  return {
    ...rest,
    metrics: metrics.map((m) => ({ metric: m.id, file: reportFile.metric(id, m.id) })),
    samples: drawn.length > 0 ? reportFile.samples(id) : null,
  };
}

function numbersOf({ estimates, contrasts }: ExperimentReport, metric: string): MetricFile {
  return {
    estimates: estimates.filter((e) => e.metric === metric),
    contrasts: contrasts.filter((c) => c.metric === metric),
  };
}
