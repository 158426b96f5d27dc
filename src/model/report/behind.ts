import type { Selection } from "../experiment/condition.ts";
import { matches } from "../experiment/condition.ts";
import { address } from "./address.ts";
import type { Figure } from "./notebook.ts";
import type { SampleList } from "./published-samples.ts";
import type { ExperimentReport, FindingReport } from "./report.ts";

/** Where the samples behind a mark are listed. */
export interface SamplesBehind {
  /** From the root of the site; with a query where several conditions are meant, and not all. */
  readonly path: string;
  /** How many samples are published there. */
  readonly samples: number;
}

type Published = Pick<ExperimentReport, "experiment" | "samples">;

/**
 * Where a reader finds the samples of some selections: the list of their condition where there is one, otherwise the
 * samples of the experiment, with the selections as a query. Null where none of their samples is published.
 */
export function samplesBehind(
  { experiment, samples }: Published,
  selections: readonly Selection[],
): SamplesBehind | null {
  const lists = samples?.lists ?? [];
  const chosen = lists.filter(({ condition }) => selections.some((of) => matches(condition, of)));
  const [only, ...more] = chosen;
  if (!only) return null;
  const sum = chosen.reduce((all, list) => all + list.samples, 0);
  const path =
    more.length === 0
      ? address.sampleList(experiment.id, only.slug)
      : address.samples(experiment.id) + queryOf(lists, chosen, selections);
  return { path, samples: sum };
}

/** `?arm=tagged&arm=none&trigger=present`; several selections stand one after another, with `or` between them. */
function queryOf(
  lists: readonly SampleList[],
  chosen: readonly SampleList[],
  selections: readonly Selection[],
): string {
  if (chosen.length === lists.length) return "";
  const whole = narrowest(lists, chosen);
  const inWhole = lists.filter(({ condition }) => matches(condition, whole)).length;
  const parts =
    inWhole === chosen.length
      ? [whole]
      : selections.flatMap((of) => {
          const own = chosen.filter(({ condition }) => matches(condition, of));
          return own.length > 0 ? [narrowest(lists, own)] : [];
        });
  return `?${[...new Set(parts.map(textOf))].join("&or&")}`;
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

/** What the marks of a figure count; empty where code of a page drew them and nobody can tell. */
export function behindFigure({ table }: Pick<Figure, "table">): readonly Selection[] {
  return table.rows.flatMap(({ behind, cells }) => [
    ...(behind ?? []),
    ...cells.flatMap((cell) => cell.behind ?? []),
  ]);
}

/** What the sides of a finding count; empty where its numbers are transcribed. */
export function behindFinding({
  of,
  versus,
  contrast,
  estimate,
}: Pick<FindingReport, "of" | "versus" | "contrast" | "estimate">): readonly Selection[] {
  if (contrast?.published || estimate?.published) return [];
  return versus ? [of, versus] : [of];
}
