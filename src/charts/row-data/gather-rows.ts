import type {
  Estimate,
  Experiment,
  Factor,
  Level,
  Mark,
  Metric,
  Selection,
} from "../../model/index.ts";
import type { Evidence } from "../../stats/index.ts";
import type { FigureRequest, Highlight, Refusal } from "../chart-type.ts";
import { factorOf, labelHue, markOf } from "../layout/grammar.ts";
import {
  findFactor,
  findSubject,
  isRefusal,
  levelsShown,
  narrowed,
  presenceOf,
} from "../request/request.ts";
import { refuseTimeAsRows } from "../request/time-factor.ts";
import { refuseHighlight } from "./highlight.ts";

/** One condition of a row: its estimate, or why there is none. */
export interface Entry {
  readonly of: Selection;
  /** What tells it from its neighbours in the row; empty where it is alone. */
  readonly label: string;
  readonly mark: Mark;
  readonly estimate: Estimate | null;
  readonly reason: string | null;
}
export interface EntryRow {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly hue?: number;
  readonly entries: readonly Entry[];
}
export interface EntryPanel {
  readonly metric: Metric;
  readonly facet: Level | null;
  readonly rows: readonly EntryRow[];
}
/** Estimates by row, and within rows by a second factor; one panel per metric or level of a facet. */
export interface Rows {
  readonly experiment: Experiment;
  readonly x: Factor;
  readonly color: Factor | null;
  readonly facet: Factor | null;
  readonly panels: readonly EntryPanel[];
  /** What names the marks by whose value rows stand; none where they stand as in the manifest. */
  readonly byValue?: readonly string[];
  readonly highlight?: Highlight;
}

/** Rows by `x` (arms if nothing is said), marks by `color` (the trigger), panels by metric and `facet`. */
export function gatherRows(request: FigureRequest, evidence: Evidence): Rows | Refusal {
  const subject = findSubject(request, evidence);
  if (isRefusal(subject)) return subject;
  const { experiment, metrics } = subject;
  const varies = (f: Factor) => levelsShown(f, request.of).length > 1;
  const x = findFactor(
    experiment,
    request.x,
    () =>
      factorOf(experiment, "arm") ??
      experiment.design.factors.find(varies) ??
      experiment.design.factors[0],
  );
  if (!x || isRefusal(x)) return x ?? { message: "The experiment has no factor for rows" };
  const color = findFactor(experiment, request.color);
  const facet = findFactor(experiment, request.facet);
  if (isRefusal(color)) return color;
  if (isRefusal(facet)) return facet;
  const time = refuseTimeAsRows(x, request.of);
  if (time) return time;
  const panels = metrics.flatMap((metric) =>
    (facet ? levelsShown(facet, request.of) : [null]).map((level): EntryPanel => {
      const of = narrowed(request.of, [facet, level]);
      const rows = levelsShown(x, request.of).map((row) =>
        gatherRow(row, { of, x, color, metric, experiment, evidence }),
      );
      return { metric, facet: level, rows: rows.filter((r) => r.entries.length > 0) };
    }),
  );
  const drawn = panels.filter((p) =>
    p.rows.some((r) => r.entries.some((e) => e.estimate !== null && e.estimate.value !== null)),
  );
  if (drawn.length === 0) {
    const entries = panels.flatMap((p) => p.rows.flatMap((r) => r.entries));
    const why = entries.map((e) => e.estimate?.reason ?? e.reason).find(Boolean);
    return {
      message: `No condition that the figure selects has a value${why ? `: ${why}` : ""}`,
      fix: "Check `of`, the factors it leaves out, and the metric's `on`.",
    };
  }
  const marked = drawn.map((p) =>
    p.rows.flatMap((r) => r.entries.flatMap((e) => (e.estimate?.value === null ? [] : [e.of]))),
  );
  const { highlight } = request;
  return (
    refuseHighlight(marked, highlight) ?? {
      experiment,
      x,
      color: color === x ? null : color,
      facet,
      panels: drawn,
      ...(highlight ? { highlight } : {}),
    }
  );
}

interface RowContext {
  readonly of: Selection;
  readonly x: Factor;
  readonly color: Factor | null;
  readonly metric: Metric;
  readonly experiment: Experiment;
  readonly evidence: Evidence;
}

function gatherRow(row: Level, context: RowContext): EntryRow {
  const { of, x, color, metric, experiment, evidence } = context;
  const inner = color && color !== x ? levelsShown(color, of) : [null];
  const entries = inner.flatMap((level): Entry[] => {
    const selection = narrowed(of, [x, row], [color === x ? null : color, level]);
    const presence = presenceOf(experiment, metric, selection, evidence);
    if (presence.kind === "unplanned") return [];
    const estimate =
      presence.kind === "present"
        ? evidence.estimate({ experiment: experiment.id, metric: metric.id, of: selection })
        : null;
    return [
      {
        of: selection,
        label: level?.label ?? "",
        mark: markOf(selection, experiment, Boolean(estimate?.published)),
        estimate,
        reason: presence.kind === "absent" ? presence.reason : null,
      },
    ];
  });
  const hue = labelHue(x, row.id);
  const note = row.note ?? (x.role === "arm" && row.id === x.baseline ? "baseline" : undefined);
  return {
    id: row.id,
    label: row.label,
    entries,
    ...(note ? { note } : {}),
    ...(hue === undefined ? {} : { hue }),
  };
}

/** Every entry with a value, in order. */
export function entriesOf(rows: Rows): readonly (Entry & {
  readonly metric: Metric;
  readonly row: EntryRow;
  readonly facet: Level | null;
})[] {
  return rows.panels.flatMap((p) =>
    p.rows.flatMap((row) =>
      row.entries.map((e) => ({ ...e, metric: p.metric, row, facet: p.facet })),
    ),
  );
}

/** Every mark that rows draw. */
export function marksOf(rows: Rows): readonly Mark[] {
  return entriesOf(rows).flatMap((e) => (e.estimate ? [e.mark] : []));
}
