import type {
  Counted,
  Estimate,
  Experiment,
  Interval,
  Metric,
  Selection,
} from "../../../model/index.ts";
import { countedOf } from "../../../model/index.ts";
import type { Evidence } from "../../../stats/index.ts";
import { oursText } from "../../../wording/index.ts";
import type { FigureRequest, Highlight, Refusal } from "../../chart-type.ts";
import { factorOf, labelHue } from "../../layout/grammar.ts";
import {
  findFactor,
  findSubject,
  isRefusal,
  levelsShown,
  narrowed,
  presenceOf,
} from "../../request/request.ts";
import { refuseTimeAsRows } from "../../request/time-factor.ts";
import { refuseHighlight } from "../../row-data/highlight.ts";

export interface MatrixCell {
  /** Its condition; null for a cluster within one, which no selection names. */
  readonly of: Selection | null;
  /** The samples that it counts; null where it is transcribed or not there. */
  readonly behind: Counted | null;
  readonly value: number | null;
  readonly interval: Interval | null;
  /** Our interval in words, where that of the source says nothing. */
  readonly ours: string | null;
  readonly n: number;
  readonly published: boolean;
  readonly reason: string | null;
}
interface Name {
  readonly label: string;
  readonly hue?: number;
}
export interface Matrix {
  readonly experiment: Experiment;
  readonly metric: Metric;
  readonly rowName: string;
  readonly columnName: string;
  readonly columns: readonly Name[];
  readonly rows: readonly (Name & {
    readonly group?: string;
    readonly cells: readonly MatrixCell[];
  })[];
  /** Estimates of the cells; where cells are clusters, those of the conditions that they are clusters of. */
  readonly estimates: readonly Estimate[];
  /** What one row is, where cells are clusters within conditions. */
  readonly cluster: string | null;
  readonly highlight?: Highlight;
}

const nothing = {
  of: null,
  behind: null,
  value: null,
  interval: null,
  ours: null,
  n: 0,
  published: false,
};

/** A metric by two factors, or by a factor and the clusters of the design. */
export function gatherMatrix(
  request: FigureRequest,
  rows: string | undefined,
  evidence: Evidence,
): Matrix | Refusal {
  const subject = findSubject(request, evidence);
  if (isRefusal(subject)) return subject;
  const { experiment, metrics } = subject;
  const [metric] = metrics;
  if (!metric || metrics.length > 1)
    return {
      message: "A matrix shows one metric",
      expected: "metric=",
      found: metrics.map((m) => m.id).join(","),
    };
  const columns = findFactor(
    experiment,
    request.x,
    () => factorOf(experiment, "arm") ?? experiment.design.factors[0],
  );
  if (!columns || isRefusal(columns))
    return columns ?? { message: "The experiment has no factor for columns" };
  const byCluster =
    rows === "cluster" || (!rows && !request.color && experiment.design.cluster !== null);
  if (rows === "cluster" && experiment.design.cluster === null)
    return { message: "The experiment has no clusters", fix: "Name a factor: rows=…" };
  const columnLevels = levelsShown(columns, request.of);
  const ask = { experiment: experiment.id, metric: metric.id };
  const shared = { experiment, metric, columnName: columns.label };
  const name = (label: string, hue: number | undefined): Name => ({
    label,
    ...(hue === undefined ? {} : { hue }),
  });
  if (byCluster) {
    if (request.highlight)
      return {
        message: "Cells of clusters have no mark that `highlight` picks",
        expected: "rows= a factor",
      };
    const shown = columnLevels.flatMap((level) => {
      const of = narrowed(request.of, [columns, level]);
      return presenceOf(experiment, metric, of, evidence).kind === "present"
        ? [{ level, estimate: evidence.estimate({ ...ask, of }) }]
        : [];
    });
    const ids = [...new Set(shown.flatMap((s) => s.estimate.draws.map((d) => d.id)))];
    if (ids.length === 0)
      return { message: "There are no clusters with values to show", fix: "Name a factor: rows=…" };
    const found = ids.map((id) => {
      const own = shown.flatMap((s) => s.estimate.draws.find((d) => d.id === id) ?? []);
      const cells = shown.map(({ estimate }): MatrixCell => {
        const draw = estimate.draws.find((d) => d.id === id);
        return draw
          ? {
              of: null,
              behind: {
                ...countedOf(estimate.of, metric),
                draw: {
                  kind: estimate.drawn === "replicate" ? "replicate" : "cluster",
                  id,
                  n: draw.n,
                },
              },
              value: draw.value,
              interval: draw.interval,
              ours: null,
              n: draw.n,
              published: false,
              reason: null,
            }
          : { ...nothing, reason: "none" };
      });
      const spread = cells.map((c) => c.value ?? 0);
      return {
        label: own[0]?.label ?? id,
        ...(own[0]?.group ? { group: own[0].group } : {}),
        cells,
        order: spread.reduce((a, b) => a + b, 0),
      };
    });
    const sorted = found
      .sort((a, b) => b.order - a.order || (a.label < b.label ? -1 : 1))
      .map(({ order: _order, group: _group, ...row }) => row);
    return {
      ...shared,
      rowName: experiment.design.cluster ?? "Cluster",
      columns: shown.map((s) => name(s.level.label, labelHue(columns, s.level.id))),
      rows: sorted,
      estimates: shown.map((s) => s.estimate),
      cluster: experiment.design.cluster ?? "cluster",
    };
  }
  const rowFactor = findFactor(experiment, rows ?? request.color, () =>
    experiment.design.factors.find((f) => f !== columns && levelsShown(f, request.of).length > 1),
  );
  if (!rowFactor || isRefusal(rowFactor))
    return rowFactor ?? { message: "A matrix needs a second factor", fix: "Name one: rows=…" };
  const timed = refuseTimeAsRows(rowFactor, request.of);
  if (timed) return timed;
  const estimates: Estimate[] = [];
  const found = levelsShown(rowFactor, request.of).map((row) => ({
    ...name(row.label, labelHue(rowFactor, row.id)),
    cells: columnLevels.map((column): MatrixCell => {
      const of = narrowed(request.of, [rowFactor, row], [columns, column]);
      const presence = presenceOf(experiment, metric, of, evidence);
      if (presence.kind !== "present")
        return {
          ...nothing,
          of,
          reason: presence.kind === "absent" ? presence.reason : "not planned",
        };
      const estimate = evidence.estimate({ ...ask, of });
      estimates.push(estimate);
      return {
        of,
        behind: estimate.published || estimate.n === 0 ? null : countedOf(of, metric),
        value: estimate.value,
        interval: estimate.interval,
        ours: oursText(estimate, metric),
        n: estimate.n,
        published: estimate.published !== null,
        reason: estimate.value === null ? (estimate.reason ?? "no value") : null,
      };
    }),
  }));
  const filled = found.filter((r) => r.cells.some((c) => c.value !== null));
  if (filled.length === 0) return { message: "No cell of the matrix has a value" };
  const { highlight } = request;
  const valued = filled.flatMap((r) =>
    r.cells.flatMap(({ of, value }) => (of && value !== null ? [of] : [])),
  );
  const refused = refuseHighlight([valued], highlight);
  if (refused) return refused;
  return {
    ...(highlight ? { highlight } : {}),
    ...shared,
    rowName: rowFactor.label,
    columns: columnLevels.map((l) => name(l.label, labelHue(columns, l.id))),
    rows: filled,
    estimates,
    cluster: null,
  };
}
