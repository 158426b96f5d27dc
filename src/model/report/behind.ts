import type { Selection } from "../experiment/condition.ts";
import { matches, narrowedTo } from "../experiment/condition.ts";
import type { Metric } from "../experiment/experiment.ts";
import { address } from "./address.ts";
import type { Counted } from "./drawing.ts";
import type { Contrast } from "./estimate.ts";
import type { Figure } from "./notebook.ts";
import type { SampleList } from "./published-samples.ts";
import type { ExperimentReport, FindingReport } from "./report.ts";

/** Where the samples behind a mark are listed. */
export interface SamplesBehind {
  /** From the root of the site; with a query where several conditions are meant, and not all, or one run. */
  readonly path: string;
  /** How many samples are published there. */
  readonly samples: number;
}

type Published = Pick<ExperimentReport, "experiment" | "samples">;

/** What a query calls a run: no factor of a design begins with a dot. */
const runKey = ".run";

/**
 * Where a reader finds the samples that something counts: the list of their condition where there is one, otherwise the
 * samples of the experiment, with the selections as a query. Null where none of their samples is published.
 */
export function samplesBehind(
  { experiment, samples }: Published,
  counted: readonly Counted[],
): SamplesBehind | null {
  const lists = samples?.lists ?? [];
  const selections = counted.flatMap(({ of }) => of);
  const chosen = lists.filter(({ condition }) => selections.some((of) => matches(condition, of)));
  const [only, ...more] = chosen;
  if (!only) return null;
  const sum = chosen.reduce((all, list) => all + list.samples, 0);
  const runs = new Set(counted.map(({ draw }) => (draw?.kind === "replicate" ? draw.id : null)));
  const [run = null] = runs.size === 1 ? runs : [];
  const parts = [
    ...(more.length === 0 ? [] : queryOf(lists, chosen, selections)),
    ...(run === null ? [] : [`${runKey}=${encodeURIComponent(run)}`]),
  ];
  const path =
    more.length === 0
      ? address.sampleList(experiment.id, only.slug)
      : address.samples(experiment.id);
  return { path: path + (parts.length === 0 ? "" : `?${parts.join("&")}`), samples: sum };
}

/** `?arm=tagged&arm=none&trigger=present`; several selections stand one after another, with `or` between them. */
function queryOf(
  lists: readonly SampleList[],
  chosen: readonly SampleList[],
  selections: readonly Selection[],
): readonly string[] {
  if (chosen.length === lists.length) return [];
  const whole = narrowest(lists, chosen);
  const inWhole = lists.filter(({ condition }) => matches(condition, whole)).length;
  const parts =
    inWhole === chosen.length
      ? [whole]
      : selections.flatMap((of) => {
          const own = chosen.filter(({ condition }) => matches(condition, of));
          return own.length > 0 ? [narrowest(lists, own)] : [];
        });
  return [[...new Set(parts.map(textOf))].join("&or&")];
}

/** The levels that some conditions have, of factors that tell them from others. */
function narrowest(lists: readonly SampleList[], chosen: readonly SampleList[]): Selection {
  const factors = Object.keys(lists[0]?.condition ?? {});
  const levels = (of: readonly SampleList[], factor: string) => [
    ...new Set(of.map(({ condition }) => condition[factor] ?? "")),
  ];
  return Object.fromEntries(
    factors.flatMap((factor) => {
      const own = levels(chosen, factor);
      return own.length < levels(lists, factor).length ? [[factor, own]] : [];
    }),
  );
}

const textOf = (of: Selection): string =>
  Object.entries(of)
    .flatMap(([factor, levels]) =>
      levels.map((level) => `${encodeURIComponent(factor)}=${encodeURIComponent(level)}`),
    )
    .join("&");

/** What an estimate of a metric over a selection counts. */
export function countedOf(of: Selection, { on }: Pick<Metric, "on">): Counted {
  return { of: [narrowedTo(of, on)] };
}

/** What the sides of a contrast count, in their order: what both have, where the metric has a meaning. */
export function countedSides(
  { of, versus, counted }: Pick<Contrast, "of" | "versus" | "counted">,
  { on }: Pick<Metric, "on">,
): readonly [Counted, Counted] {
  const side = (selections: readonly Selection[]): Counted => ({
    of: selections.map((selection) => narrowedTo(selection, on)),
  });
  return [side(counted?.of ?? [of]), side(counted?.versus ?? [versus])];
}

/** What the marks of a figure count; empty where code of a page drew them and nobody can tell. */
export function behindFigure({ table }: Pick<Figure, "table">): readonly Counted[] {
  return table.rows.flatMap(({ behind, cells }) => [
    ...(behind ?? []),
    ...cells.flatMap((cell) => cell.behind ?? []),
  ]);
}

/** What the sides of a finding count, in their order; empty where its numbers are transcribed. */
export function behindFinding(
  {
    of,
    versus,
    contrast,
    estimate,
  }: Pick<FindingReport, "of" | "versus" | "contrast" | "estimate">,
  metric: Pick<Metric, "on">,
): readonly Counted[] {
  if (contrast?.published || estimate?.published) return [];
  return versus ? countedSides(contrast ?? { of, versus }, metric) : [countedOf(of, metric)];
}
