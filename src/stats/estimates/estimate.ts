import type { Finding, Selection } from "../../model/index.ts";
import { chooseMethod, drawRows } from "../choose/index.ts";
import type { Fill } from "../draws/index.ts";
import {
  distinctRuns,
  drawsOf,
  drawsWithin,
  isTrained,
  kindNotes,
  replicatesIn,
} from "../draws/index.ts";
import type { Cell, DrawKind, MetricData } from "../evidence/index.ts";
import {
  averagedOver,
  classReason,
  isBounded,
  isSelected,
  outerInterval,
  rangeOf,
  selectCells,
  sideOf,
  totalCauses,
} from "../evidence/index.ts";
import type { FoundEstimate, Warning } from "../facts/index.ts";
import type { MeanOfDraws } from "./mean-of-draws.ts";
import { meanOfDraws } from "./mean-of-draws.ts";
import { missingWarnings, weightLost } from "./missing.ts";
import { partsOf } from "./parts.ts";
import { pooledEstimate, totalsOf } from "./pooled.ts";
import { estimatePublished } from "./published.ts";
import { twoWayEstimate } from "./two-way.ts";
import {
  balanceWarnings,
  copyWarning,
  drawWarnings,
  oneRunWarning,
  weightWarning,
} from "./warnings.ts";

/** Units, clusters or replicates: what is drawn, given the largest number of replicates on a side. */
export function drawKind(data: MetricData, replicates: number, about: Finding["about"]): DrawKind {
  const facts = {
    replicates: about === "checkpoints" ? 1 : replicates,
    clustered: data.experiment.design.cluster !== null,
  };
  return chooseMethod(drawRows, facts).method ?? "unit";
}

/** Value, interval and what must be said beside them, for a metric in a selection. */
export function estimateOf(
  data: MetricData,
  of: Selection,
  level: number,
  about: Finding["about"],
): FoundEstimate {
  const cells = selectCells(data, of);
  const transcribed = data.published.filter((p) => isSelected(data, p.condition, of));
  if (cells.length === 0 && transcribed.length > 0)
    return estimatePublished(data, of, transcribed, level);
  const { population, experiment, metric } = data;
  const replicates = replicatesIn(data, cells);
  const kind = drawKind(data, replicates, about);
  const draws = drawsOf(data, cells, kind);
  const found = meanOfDraws(draws, data, level);
  const totals = totalsOf(cells);
  const repeated = kind !== "unit" || draws.present.some((at) => draws.count[at] !== 1);
  const units = drawsOf(data, cells, "unit").present;
  const clusters = new Set(units.map((at) => population.clusterOfUnit[at]));
  const none = { is: "no sample selected" } as const;
  const why = cells.length === 0 ? (classReason(data, of) ?? none) : found.why;
  return {
    experiment: experiment.id,
    metric: metric.id,
    of,
    value: found.value,
    why,
    interval: found.interval,
    how: found.how,
    drawn: kind,
    speaksOf: { kind },
    n: totals.n,
    total: totals.n === 0 ? null : totals.sum,
    units: units.length,
    clusters: experiment.design.cluster === null ? null : clusters.size,
    replicates: distinctRuns(data, cells),
    effectiveN: found.effectiveN,
    twoWay: kind === "replicate" ? twoWayEstimate(data, cells, found.value, level) : null,
    pooled: repeated && totals.n > 0 ? pooledEstimate(data, totals, level) : null,
    missing: totalCauses(cells.map((cell) => cell.causes)),
    missingShare: missingShareOf(data, cells, kind),
    ...(isTrained(data, cells) ? {} : { trained: false }),
    worstCase: worstCaseOf(data, cells, kind, found, level),
    draws: [...drawsWithin(data, cells, draws, level)],
    averagedOver: averagedOver(experiment, cells, [of]),
    ...partsOf(data, cells, kind, level),
    warned: [
      ...drawWarnings(kind, draws.present.length),
      ...(replicates === 1 ? oneRunWarning(data) : []),
      ...copyWarning(data, replicates, distinctRuns(data, cells)),
      ...missingWarnings(cells),
      ...weightWarning(data, cells.length > 1),
      ...balanceWarnings(cells, [draws]),
      ...kindNotes(data.metric, draws),
      ...leftOut(transcribed.length),
    ],
    published: null,
  };
}

function missingShareOf(data: MetricData, cells: readonly Cell[], kind: DrawKind): number {
  const lost = cells.reduce((n, cell) => n + cell.lost, 0);
  if (lost === 0) return 0;
  const planned = lost + cells.reduce((n, cell) => n + cell.scored, 0);
  return Math.max(lost / planned, weightLost(sideOf(data, cells), kind));
}

function leftOut(transcribed: number): readonly Warning[] {
  return transcribed === 0 ? [] : [{ is: "transcribed left out" }];
}

/** Horowitz-Manski bounds: missing samples all scored 0, then all 1, by the design's own interval. */
function worstCaseOf(
  data: MetricData,
  cells: readonly Cell[],
  kind: DrawKind,
  own: MeanOfDraws,
  level: number,
): FoundEstimate["worstCase"] {
  if (!isBounded(data.metric) || cells.every((cell) => cell.lost === 0)) return null;
  const { lower: least, upper: most } = rangeOf(data.metric);
  const at = (fill: Fill) => meanOfDraws(drawsOf(data, cells, kind, { fill }), data, level);
  const [low, high] = [at(least), at(most)];
  if (low.value === null || high.value === null) return null;
  const bounds = { lower: low.value, upper: high.value };
  return { ...bounds, outer: outerInterval(bounds, [low.interval, high.interval], own.interval) };
}
