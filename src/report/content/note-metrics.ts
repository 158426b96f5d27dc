import type { BindContext } from "../../notebook/index.ts";
import type { Evidence } from "../../stats/index.ts";

export type OfMetric = readonly [experiment: string, metric: string];

/**
 * The same context, which notes of which metrics a page asks anything: numbers, figures, findings and cells all ask the
 * evidence. A query says which metrics it speaks of by their names.
 */
export function noteMetrics(context: BindContext): {
  context: BindContext;
  mentioned: () => readonly OfMetric[];
} {
  const found = new Map<string, OfMetric>();
  const { evidence } = context;
  const note = (experiment: string, metric: string) =>
    void found.set(JSON.stringify([experiment, metric]), [experiment, metric]);
  const about = <Q extends { readonly experiment: string; readonly metric: string }>(
    asked: Q,
  ): Q => {
    note(asked.experiment, asked.metric);
    return asked;
  };
  const noted: Evidence = {
    ...evidence,
    experiment: (id) => evidence.experiment(id),
    conditions(experiment, metric) {
      note(experiment, metric);
      return evidence.conditions(experiment, metric);
    },
    estimate: (asked) => evidence.estimate(about(asked)),
    contrast: (asked) => evidence.contrast(about(asked)),
    testEstimate: (asked, at) => evidence.testEstimate(about(asked), at),
    unitValues: (asked) => evidence.unitValues(about(asked)),
  };
  return {
    context: {
      ...context,
      evidence: noted,
      runSql(experiment, sql, tables) {
        for (const { id } of evidence.experiment(experiment)?.metrics ?? [])
          if (sql.includes(id)) note(experiment, id);
        return context.runSql(experiment, sql, tables);
      },
    },
    mentioned: () => [...found.keys()].sort().flatMap((key) => [found.get(key) as OfMetric]),
  };
}
