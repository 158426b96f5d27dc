import type { Metric } from "../../model/index.ts";
import type { DrawKind, OwnHow, Reason } from "../facts/index.ts";
import type { IntervalOutcome, Limits } from "../math/basics/outcome.ts";
import { mathReason, reasons } from "../math/basics/reasons.ts";
import type { Influence, MethodNote } from "../math/kinds/influence.ts";
import type { Judged } from "../math/kinds/judged.ts";
import type { Ranked } from "../math/kinds/ranked.ts";
import { auroc, aurocInfluence, aurocIntervals } from "../methods/kinds/auroc.ts";
import {
  predictionPowered,
  predictionPoweredInfluence,
  predictionPoweredIntervals,
} from "../methods/kinds/prediction-powered.ts";
import {
  roganGladen,
  roganGladenInfluence,
  roganGladenIntervals,
} from "../methods/kinds/rogan-gladen.ts";
import {
  negativesNeeded,
  tprAtFpr,
  tprInfluence,
  tprIntervals,
} from "../methods/kinds/tpr-at-fpr.ts";

/** Samples of one part of an estimate: a cell, or one replicate of it. */
export interface PartSamples {
  readonly draw: number[];
  readonly unit: number[];
  /** NaN where the score is missing. */
  readonly value: number[];
  /** NaN where there is none. */
  readonly mark: number[];
  /** 1 / epochs of the row, so that copies count for nothing. */
  readonly weight: number[];
}

/** A value that is no mean of scores, of one set of samples. */
export interface Statistic extends Pick<Influence, "value" | "influence" | "groups"> {
  readonly name: string;
  /** Why there is no value or, where there is one, why its spread is unknown. */
  readonly reason: Reason | null;
  limits(level: number): Limits | null;
  /** What it rests on: positives and negatives, or samples and labels. */
  readonly counts: readonly number[];
  how(counts: readonly number[]): OwnHow;
  readonly notes: readonly MethodNote[];
}

/** Labelled units below which a judge's error is not estimated. */
export const leastLabels = 10;

/** The statistic of a metric's kind; `draws` is the number of places that a draw may have. */
export function statisticOf(
  metric: Metric,
  samples: PartSamples,
  kind: DrawKind,
  draws: number,
  fill: number | null,
): Statistic {
  const facts = { draws, sameUnit: kind !== "cluster", fill };
  switch (metric.kind) {
    case "judged":
      return judgedStatistic(
        metric,
        judgedColumns(samples, { ...facts, kind }),
        labelledIn(samples),
      );
    case "ranking":
      return worstRanked(metric, samples, facts);
    case "binary":
    case "score":
      throw new Error(`The value of ${metric.id} is the mean of its scores.`);
  }
}

function worstRanked(metric: Metric, samples: PartSamples, facts: ColumnFacts): Statistic {
  const { fill } = facts;
  const worst = (unknown: 0 | 1) =>
    rankedStatistic(metric, rankedColumns(samples, { ...facts, unknown }));
  if (fill === null || samples.mark.every((mark) => !Number.isNaN(mark))) return worst(0);
  // Of samples whose class is unknown: whichever class does worse (or better).
  const [one, other] = [worst(0), worst(1)];
  const lower = (one.value ?? 0) <= (other.value ?? 0) ? one : other;
  return fill === 0 ? lower : lower === one ? other : one;
}

interface ColumnFacts {
  readonly draws: number;
  readonly sameUnit: boolean;
  readonly fill: number | null;
}

/** Missing answers of the judge count as `fill`, and as not checked. Clusters weigh the same, as in a plain rate. */
export function judgedColumns(
  { draw, unit, value, mark, weight }: PartSamples,
  { kind, draws, sameUnit, fill }: ColumnFacts & { readonly kind: DrawKind },
): Judged {
  const held = new Float64Array(draws);
  draw.forEach((at, i) => {
    held[at] = (held[at] as number) + (weight[i] as number);
  });
  const share = (i: number) =>
    kind === "cluster" ? (weight[i] as number) / (held[draw[i] as number] as number) : weight[i];
  return {
    judge: Float64Array.from(value, (answer) => (Number.isNaN(answer) ? (fill ?? answer) : answer)),
    human: Float64Array.from(mark, (label, i) => (Number.isNaN(value[i]) ? Number.NaN : label)),
    draw: Int32Array.from(draw),
    unit: Int32Array.from(unit),
    draws,
    sameUnit,
    weight: Float64Array.from(draw, (_at, i) => share(i) as number),
  };
}

/** Missing scores stand at the end that is worst for the ranking (`fill` 0), or best (1). */
export function rankedColumns(
  { draw, unit, value, mark, weight }: PartSamples,
  { draws, sameUnit, fill, unknown }: ColumnFacts & { readonly unknown: 0 | 1 },
): Ranked {
  const positive = Uint8Array.from(mark, (label) => (Number.isNaN(label) ? unknown : label));
  const end = (i: number) => (positive[i] === fill ? Infinity : -Infinity);
  return {
    score: Float64Array.from(value, (score, i) => (Number.isNaN(score) ? end(i) : score)),
    positive,
    draw: Int32Array.from(draw),
    unit: Int32Array.from(unit),
    draws,
    sameUnit,
    weight: Float64Array.from(weight),
  };
}

const limitsFrom =
  (interval: (level: number) => IntervalOutcome) =>
  (level: number): Limits | null =>
    interval(level).interval;

function judgedStatistic({ correction }: Metric, judged: Judged, labelled: Labelled): Statistic {
  const few = tooFewLabels(labelled);
  const byErrors = correction === "rogan-gladen";
  const { name } = byErrors ? roganGladen : predictionPowered;
  const found = byErrors ? roganGladenInfluence(judged) : predictionPoweredInfluence(judged);
  const intervals = byErrors ? roganGladenIntervals : predictionPoweredIntervals;
  const samples = judged.judge.reduce((n, answer) => n + (Number.isNaN(answer) ? 0 : 1), 0);
  return {
    ...found,
    reason: reasonOf(found),
    ...(few === null ? {} : { value: null, reason: few }),
    name,
    limits: limitsFrom(intervals(judged)),
    counts: [samples, labelled.labels],
    how: ([all = 0, labels = 0]) => ({ is: "judged", name, samples: all, labels }),
    notes: found.warnings,
  };
}

function reasonOf({ reason }: Influence): Reason | null {
  return reason === null ? null : { is: "by the method", why: mathReason(reason) };
}

interface Labelled {
  readonly labels: number;
  /** Units with a label: several epochs of one count once. */
  readonly units: number;
  readonly yes: number;
  readonly no: number;
}

function labelledIn({ unit, value, mark }: PartSamples): Labelled {
  const labels = mark.flatMap((label, i) =>
    Number.isNaN(label) || Number.isNaN(value[i]) ? [] : [{ label, unit: unit[i] }],
  );
  const yes = labels.filter(({ label }) => label === 1).length;
  const units = new Set(labels.map((one) => one.unit)).size;
  return { labels: labels.length, units, yes, no: labels.length - yes };
}

/** Refused rather than guessed: what a judge gets wrong cannot be told from a handful of labels of one answer. */
function tooFewLabels({ units, yes, no }: Labelled): Reason | null {
  if (units < leastLabels) return { is: "few labels", units, least: leastLabels };
  if (yes > 0 && no > 0) return null;
  return { is: "labels of one answer", answer: yes > 0 ? "yes" : "no" };
}

function rankedStatistic({ fpr }: Metric, ranked: Ranked): Statistic {
  const positives = ranked.positive.reduce((n, mark) => n + mark, 0);
  const counts = [positives, ranked.positive.length - positives];
  if (fpr === undefined) {
    const found = aurocInfluence(ranked);
    return {
      ...found,
      reason: reasonOf(found),
      name: auroc.name,
      limits: limitsFrom(aurocIntervals(ranked)),
      counts,
      how: ([yes = 0, no = 0]) => ({ is: "area", name: auroc.name, positives: yes, negatives: no }),
      notes: found.warnings,
    };
  }
  const found = tprInfluence(ranked, fpr);
  const few: Reason = { is: "few negatives", fpr, needed: negativesNeeded(fpr) };
  return {
    ...found,
    reason: found.reason === reasons.fewNegatives ? few : reasonOf(found),
    name: tprAtFpr.name,
    limits: limitsFrom(tprIntervals(ranked, fpr)),
    counts,
    how: ([yes = 0, no = 0]) => ({
      is: "share of positives",
      fpr,
      positives: yes,
      negatives: no,
    }),
    notes: found.warnings,
  };
}
