import { matches } from "../../model/experiment/condition.ts";
import type {
  Counted,
  ExperimentReport,
  Figure,
  FindingReport,
  Report,
} from "../../model/index.ts";
import { behindFigure, behindFinding } from "../../model/report/behind.ts";
import { metricOf } from "../../model/report/lookup.ts";

/** A figure or finding, as far as a page names it. */
export type Named<T extends Figure | FindingReport> = Pick<
  T,
  Extract<keyof T, "id" | "notebook" | "number" | "kind">
>;

/** One that counts samples, and of which conditions: their places among the lists of the experiment. */
export type Counting<T extends Figure | FindingReport> = Named<T> & {
  readonly lists: readonly number[];
};

/** What counts the samples of an experiment. */
export interface CountedIn {
  readonly figures: readonly Counting<Figure>[];
  readonly findings: readonly Counting<FindingReport>[];
  /** Figures about the experiment that code of a page draws: which conditions they count is not known. */
  readonly byCode: readonly Named<Figure>[];
}

/** Every figure and finding that counts published samples of an experiment, in the order of the report. */
export function countedIn(
  report: Pick<Report, "figures" | "findings">,
  item: Pick<ExperimentReport, "experiment" | "samples">,
): CountedIn {
  const own = <T extends { readonly experiment: string }>(all: readonly T[]) =>
    all.filter(({ experiment }) => experiment === item.experiment.id);
  const figures = own(report.figures);
  return {
    figures: counting(figures, item, behindFigure),
    findings: counting(own(report.findings), item, (finding) =>
      behindFinding(finding, metricOf(item.experiment, finding.metric)),
    ),
    byCode: figures
      .filter((f) => f.code !== null && behindFigure(f).length === 0)
      .map((figure) => named(figure)),
  };
}

function counting<T extends Figure | FindingReport>(
  all: readonly T[],
  { samples }: Pick<ExperimentReport, "samples">,
  behindOf: (one: T) => readonly Counted[],
): readonly Counting<T>[] {
  const conditions = (samples?.lists ?? []).map(({ condition }) => condition);
  return all.flatMap((one) => {
    const behind = behindOf(one).flatMap(({ of }) => of);
    const lists = conditions.flatMap((condition, i) =>
      behind.some((of) => matches(condition, of)) ? [i] : [],
    );
    return lists.length > 0 ? [{ ...named(one), lists }] : [];
  });
}

const named = <T extends Figure | FindingReport>({ id, notebook, number, kind }: T): Named<T> =>
  ({ id, notebook, number, kind }) as Named<T>;
