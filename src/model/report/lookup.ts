import type { Experiment, Metric } from "../experiment/experiment.ts";
import type { Figure, Notebook } from "./notebook.ts";
import type { Pin } from "./publication.ts";
import type { ExperimentReport, FindingReport, Report } from "./report.ts";

/** Lists by id, made once for each list: a report names its parts thousands of times. */
const byId = new WeakMap<readonly unknown[], ReadonlyMap<string, unknown>>();

function find<T>(list: readonly T[], idOf: (item: T) => string, id: string, what: string): T {
  let known = byId.get(list) as ReadonlyMap<string, T> | undefined;
  if (!known) {
    known = new Map(list.map((item) => [idOf(item), item]));
    byId.set(list, known);
  }
  const item = known.get(id);
  if (!item) throw new Error(`The report names ${what} and does not hold it.`);
  return item;
}

interface OfNotebook {
  readonly notebook: string;
  readonly id: string;
}

/** No id holds a space. */
const within = ({ notebook, id }: OfNotebook): string => `${notebook} ${id}`;

/** What a report holds, found by id; a name that is not there is a fault of ours. */
export function notebookOf({ notebooks }: Pick<Report, "notebooks">, id: string): Notebook {
  return find(notebooks, (n) => n.id, id, `notebook ${id}`);
}

/** The experiment of this id. */
export function experimentOf(
  { experiments }: { readonly experiments: readonly ExperimentReport[] },
  id: string,
): ExperimentReport {
  return find(experiments, (e) => e.experiment.id, id, `experiment ${id}`);
}

/** The figure of this id in a notebook. */
export function figureOf(
  { figures }: { readonly figures: readonly Figure[] },
  notebook: string,
  id: string,
): Figure {
  return find(figures, within, within({ notebook, id }), `figure ${id}`);
}

/** The finding of this id in a notebook. */
export function findingOf(
  { findings }: { readonly findings: readonly FindingReport[] },
  notebook: string,
  id: string,
): FindingReport {
  return find(findings, within, within({ notebook, id }), `finding ${id}`);
}

/** The metric of this id. */
export function metricOf({ metrics }: Experiment, id: string): Metric {
  return find(metrics, (m) => m.id, id, `metric ${id}`);
}

/** Findings of a notebook in the order in which it lists them. */
export function findingsOf(
  report: { readonly findings: readonly FindingReport[] },
  notebook: Notebook,
): FindingReport[] {
  return notebook.findings.map((id) => findingOf(report, notebook.id, id));
}

/** Experiments that lists name: an author may hide one that others rest on. */
export const listedExperiments = ({ experiments }: Report): readonly ExperimentReport[] =>
  experiments.filter(({ experiment }) => experiment.hidden !== true);

/** The version of a figure or finding that is live, by its address; null where the report is published without versions. */
export function pinOf({ publication }: Pick<Report, "publication">, path: string): Pin | null {
  return publication?.pins[path]?.at(-1) ?? null;
}
