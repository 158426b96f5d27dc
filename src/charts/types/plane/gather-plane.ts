import type { Experiment, Factor, Metric } from "../../../model/index.ts";
import type { Evidence } from "../../../stats/index.ts";
import type { FigureRequest, Highlight, Refusal } from "../../chart-type.ts";
import { factorOf } from "../../layout/grammar.ts";
import { findSubject, isRefusal } from "../../request/request.ts";
import { type Entry, gatherRows } from "../../row-data/gather-rows.ts";

export interface PlanePoint {
  readonly label: string;
  readonly across: Entry;
  readonly up: Entry;
}
/** Points of one arm, joined by a dotted line. */
export interface PlaneArm {
  readonly label: string;
  readonly hue: number;
  readonly points: readonly PlanePoint[];
}
export interface Plane {
  readonly experiment: Experiment;
  readonly x: Metric;
  readonly y: Metric;
  readonly rows: Factor;
  readonly color: Factor | null;
  readonly arms: readonly PlaneArm[];
  readonly highlight?: Highlight;
}

/** Two metrics of the same conditions: the first across, the second up. */
export function gatherPlane(request: FigureRequest, evidence: Evidence): Plane | Refusal {
  const subject = findSubject(request, evidence);
  if (isRefusal(subject)) return subject;
  const { experiment } = subject;
  const [x, y] = chooseMetrics(
    request.metrics.length > 0 ? subject.metrics : experiment.metrics,
    request.metrics.length > 0,
  );
  if (!x || !y)
    return {
      message: "A plane needs two metrics",
      expected: "metric=across,up",
      found: subject.metrics.map((m) => m.id).join(","),
    };
  if (request.facet)
    return { message: "A plane has no facets", fix: "Write one figure per level, with `of`." };
  const trigger = factorOf(experiment, "trigger");
  const color = request.color ?? (trigger && trigger.id !== request.x ? trigger.id : null);
  const rows = gatherRows({ ...request, metrics: [x.id, y.id], color }, evidence);
  if (isRefusal(rows)) return rows;
  const [across, up] = [x, y].map((m) => rows.panels.find((p) => p.metric.id === m.id));
  if (!across || !up) return { message: `No condition has a value of ${(across ? y : x).label}` };
  const arms = across.rows.flatMap((row): PlaneArm[] => {
    const other = up.rows.find((r) => r.id === row.id);
    const points = row.entries.flatMap((entry) => {
      const mate = other?.entries.find((e) => e.label === entry.label);
      const valued = [entry, mate].some(
        (e) => e?.estimate?.value !== null && e?.estimate?.value !== undefined,
      );
      return mate && valued ? [{ label: entry.label, across: entry, up: mate }] : [];
    });
    return points.length > 0
      ? [{ label: row.label, hue: points[0]?.across.mark.hue ?? 0, points }]
      : [];
  });
  if (arms.length === 0) return { message: `No condition has both ${x.label} and ${y.label}` };
  const { highlight } = rows;
  return {
    experiment,
    x,
    y,
    rows: rows.x,
    color: rows.color,
    arms,
    ...(highlight ? { highlight } : {}),
  };
}

/** As the author ordered them; otherwise a capability across and a propensity up. */
function chooseMetrics(
  metrics: readonly Metric[],
  ordered: boolean,
): readonly (Metric | undefined)[] {
  if (ordered) return metrics;
  const x = metrics.find((m) => m.role === "capability") ?? metrics[0];
  return [
    x,
    metrics.find((m) => m.role === "propensity" && m !== x) ?? metrics.find((m) => m !== x),
  ];
}
