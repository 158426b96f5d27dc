import type { Interval, Metric } from "../../model/index.ts";
import { restsOnSamples } from "../../model/index.ts";
import { drawsOf, judgedColumns, rankedColumns, samplesTogether } from "../draws/index.ts";
import type { Cell, DrawKind, MetricData } from "../evidence/index.ts";
import { createMemory, intervalOf, type Range, rateRange, sideOf } from "../evidence/index.ts";
import type { FoundEstimate, FoundPart, Reason } from "../facts/index.ts";
import type { IntervalOutcome } from "../math/basics/outcome.ts";
import { mathReason } from "../math/basics/reasons.ts";
import type { Judged } from "../math/kinds/judged.ts";
import { cohenKappa, kappaInterval } from "../methods/kinds/cohen-kappa.ts";
import { alphaInterval, krippendorffAlpha } from "../methods/kinds/krippendorff-alpha.ts";
import {
  hitRateInterval,
  sensitivitySpecificity,
} from "../methods/kinds/sensitivity-specificity.ts";
import { tprInfluence } from "../methods/kinds/tpr-at-fpr.ts";
import { meanOfDraws } from "./mean-of-draws.ts";

/** What a judged rate or a ranking is made of; nothing for metrics whose value is a mean of scores. */
export function partsOf(
  data: MetricData,
  cells: readonly Cell[],
  kind: DrawKind,
  level: number,
): Pick<FoundEstimate, "found"> {
  if (!restsOnSamples(data.metric) || cells.every((cell) => cell.scored === 0)) return {};
  const parts =
    data.metric.kind === "judged"
      ? [rawRate(data, cells, kind, level), ...agreement(data, cells, level)]
      : classes(data, cells);
  return { found: parts };
}

const rawMemory = createMemory<MetricData, MetricData>();

/** The same metric as the judge alone has it. */
export function withoutCorrection(data: MetricData): MetricData {
  return rawMemory(data, "raw", () => ({
    ...data,
    metric: { ...data.metric, correction: "none" },
  }));
}

function rawRate(
  data: MetricData,
  cells: readonly Cell[],
  kind: DrawKind,
  level: number,
): FoundPart {
  const raw = withoutCorrection(data);
  const { value, interval, why } = meanOfDraws(drawsOf(raw, cells, kind), raw, level);
  return {
    id: "raw",
    value,
    reason: why,
    interval,
    n: cells.reduce((n, cell) => n + cell.scored, 0),
    is: "share",
  };
}

const agreementRange: Range = { lower: -1, upper: 1 };

/** How the judge agrees with people, over all labelled samples of the selection. */
function agreement(data: MetricData, cells: readonly Cell[], level: number): readonly FoundPart[] {
  const kind = data.experiment.design.cluster === null ? "unit" : "cluster";
  const { samples, draws } = samplesTogether(data, sideOf(data, cells), kind);
  const judged = judgedColumns(samples, { kind, draws, sameUnit: kind === "unit", fill: null });
  const labelled = (answer?: 0 | 1) =>
    judged.human.reduce(
      (n, label, i) =>
        n +
        (Number.isNaN(label) || Number.isNaN(judged.judge[i]) || label !== (answer ?? label)
          ? 0
          : 1),
      0,
    );
  const rate = (answer: 0 | 1) => (all: Judged, at: number) => hitRateInterval(all, answer, at);
  const part = (
    own: Pick<FoundPart, "id" | "is">,
    find: (all: Judged, level: number) => IntervalOutcome,
    name: string,
    range: Range,
    n: number,
  ): FoundPart => {
    const { estimate, interval, reason } = find(judged, level);
    const found: Interval | null = intervalOf(interval, level, name, range);
    const why: Reason | null =
      reason === null ? null : { is: "by the method", why: mathReason(reason) };
    return { ...own, value: estimate, reason: why, interval: found, n };
  };
  const rates = sensitivitySpecificity.name;
  return [
    {
      id: "labels",
      value: labelled(),
      reason: null,
      interval: null,
      n: judged.judge.length,
      is: "count",
    },
    part({ id: "sensitivity", is: "share" }, rate(1), rates, rateRange, labelled(1)),
    part({ id: "specificity", is: "share" }, rate(0), rates, rateRange, labelled(0)),
    part({ id: "kappa", is: "number" }, kappaInterval, cohenKappa.name, agreementRange, labelled()),
    part(
      { id: "alpha", is: "number" },
      alphaInterval,
      krippendorffAlpha.name,
      agreementRange,
      labelled(),
    ),
  ];
}

/** Positives and negatives; of one condition the threshold and what it flags as well. */
function classes(data: MetricData, cells: readonly Cell[]): readonly FoundPart[] {
  const { samples, draws } = samplesTogether(data, sideOf(data, cells), "unit");
  const positives = samples.mark.filter((mark) => mark === 1).length;
  const n = samples.mark.length;
  const counts = [
    { id: "positives", value: positives },
    { id: "negatives", value: n - positives },
  ] as const;
  return [
    ...counts.map((one): FoundPart => ({ ...one, reason: null, interval: null, n, is: "count" })),
    ...threshold(data.metric, cells, samples, draws),
  ];
}

function threshold(
  { fpr }: Metric,
  cells: readonly Cell[],
  samples: ReturnType<typeof samplesTogether>["samples"],
  draws: number,
): readonly FoundPart[] {
  const runs = new Set(cells.flatMap((cell) => [...new Set(cell.replicate)]));
  if (fpr === undefined || cells.length !== 1 || runs.size > 1) return [];
  const ranked = rankedColumns(samples, { draws, sameUnit: true, fill: null, unknown: 0 });
  const found = tprInfluence(ranked, fpr);
  if (found.threshold === null) return [];
  const n = ranked.positive.reduce((total, mark) => total + 1 - mark, 0);
  return [
    {
      id: "threshold",
      reason: null,
      value: found.threshold,
      interval: null,
      n,
      is: "number",
    },
    {
      id: "flagged",
      reason: null,
      value: found.falsePositives,
      interval: null,
      n,
      is: "share",
    },
  ];
}
