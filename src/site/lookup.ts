import type {
  Experiment,
  ExperimentReport,
  Figure,
  FindingReport,
  Metric,
  Notebook,
  Report,
} from "../model/index.ts";

/** What belongs to one notebook, found by id; a name that is not there is a fault of ours. */
export function notebookOf(report: Report, id: string): Notebook {
  return found(report.notebooks, (n) => n.id === id, `notebook ${id}`);
}

export function experimentOf(report: Report, id: string): ExperimentReport {
  return found(report.experiments, (e) => e.experiment.id === id, `experiment ${id}`);
}

export function figureOf(report: Report, notebook: string, id: string): Figure {
  return found(report.figures, (f) => f.notebook === notebook && f.id === id, `figure ${id}`);
}

export function findingOf(report: Report, notebook: string, id: string): FindingReport {
  return found(report.findings, (f) => f.notebook === notebook && f.id === id, `finding ${id}`);
}

export function metricOf(experiment: Experiment, id: string): Metric {
  return found(experiment.metrics, (m) => m.id === id, `metric ${id}`);
}

/** Findings of the notebooks in the order in which the report lists them. */
export function findingsOf(report: Report, notebook: Notebook): FindingReport[] {
  return notebook.findings.map((id) => findingOf(report, notebook.id, id));
}

function found<T>(list: readonly T[], test: (item: T) => boolean, what: string): T {
  const item = list.find(test);
  if (!item) throw new Error(`The report names ${what} and does not hold it.`);
  return item;
}
