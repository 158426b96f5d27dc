import { type IntervalOutcome, withInterval, withoutInterval } from "../../math/basics/outcome.ts";
import { reasons } from "../../math/basics/reasons.ts";
import { combine, type DrawMean, drawMean, withoutValue } from "../../math/intervals/draw-mean.ts";
import {
  criticalFor,
  drawRateLimits,
  drawSize,
  leastSize,
} from "../../math/intervals/draw-size.ts";
import { type Influence, pullAdder } from "../../math/kinds/influence.ts";
import {
  classWeights,
  ofClass,
  type Ranked,
  rankedDraws,
  scored,
} from "../../math/kinds/ranked.ts";
import {
  along,
  type OperatingPoint,
  operatingCurve,
  placeAt,
} from "../../math/p-values/operating-curve.ts";
import type { Method } from "../method.ts";

export const tprAtFpr: Method = {
  name: "true-positive rate at a fixed false-positive rate",
  doc: "The share of positives above the lowest threshold that flags no more than the given share of negatives; the interval holds the uncertainty of the threshold.",
  citation: "Hsieh & Turnbull 1996, Ann Stat 24:25; Zou & Donner 2008, Stat Med 27:1693",
};

/** The rate with the threshold that was used and the false-positive rate that it reaches on these samples. */
export interface OperatingInfluence extends Influence {
  readonly threshold: number | null;
  readonly falsePositives: number | null;
}

interface Parts {
  readonly groups: number;
  readonly point: OperatingPoint;
  readonly curve: readonly OperatingPoint[];
  readonly flagged: { readonly positives: Float64Array; readonly negatives: Float64Array };
  readonly positives: DrawMean;
  readonly negatives: DrawMean;
  /** Independent negatives that say as much as these. */
  readonly size: number;
}

/** How many negatives a false-positive rate needs before any threshold can be said to keep it. */
export function negativesNeeded(rate: number): number {
  return Math.ceil(1 / rate - 1e-9);
}

/** What the rate is made of, or why there is none. */
function partsOf(ranked: Ranked, rate: number): Parts | string {
  if (!(rate > 0 && rate < 1)) return reasons.falsePositiveRate;
  const all = classWeights(ranked, scored(ranked));
  if (all.positives === 0) return reasons.noPositives;
  if (all.negatives === 0) return reasons.noNegatives;
  const needed = negativesNeeded(rate);
  if (all.negatives < needed * (1 - 1e-9)) return reasons.fewNegatives;
  const groups = rankedDraws(ranked);
  const curve = operatingCurve(ranked);
  const point = curve[placeAt(curve, rate)] as OperatingPoint;
  const above = ranked.score.map((score) =>
    Number.isNaN(score) ? score : Number(score > point.threshold),
  );
  const flagged = { positives: ofClass(ranked, above, 1), negatives: ofClass(ranked, above, 0) };
  return {
    groups,
    point,
    curve,
    flagged,
    positives: drawMean(ranked, flagged.positives, groups),
    negatives: drawMean(ranked, flagged.negatives, groups),
    size: drawSize(ranked, flagged.negatives),
  };
}

function unknownSpread({ positives, negatives }: Parts): string | null {
  if (positives.groups < 2) return reasons.onePositiveDraw;
  return negatives.groups < 2 ? reasons.oneNegativeDraw : null;
}

/** The false-positive rates that the right threshold may show on these negatives, c standard errors to each side. */
function showing(rate: number, size: number, c: number): readonly [number, number] {
  const half = c * Math.sqrt((rate * (1 - rate)) / size);
  return [rate - half, Math.min(1, rate + half)];
}

/**
 * The slope of the curve at the rate, as the chord over the rates that the threshold may really have; these as if each
 * draw were one negative, so that copies change nothing.
 */
function slope(ranked: Ranked, { curve, flagged }: Parts, rate: number): number {
  const [low, high] = showing(rate, leastSize(ranked, flagged.negatives), 1.96);
  const from = Math.max(0, low);
  return (along(curve, high, 0) - along(curve, from, 0)) / (high - from);
}

/**
 * Share of positives with a score above t, t the lowest score with at most `rate` of the negatives above it:
 * samples that tie with the threshold are not flagged. Its influence is that of the positives, less the curve's slope times that of
 * the flagged negatives. Refused below 1 / rate negatives, where no threshold can be said to keep the rate.
 */
export function tprInfluence(ranked: Ranked, rate: number): OperatingInfluence {
  const parts = partsOf(ranked, rate);
  if (typeof parts === "string")
    return {
      ...withoutValue(ranked.draws, rankedDraws(ranked), parts),
      threshold: null,
      falsePositives: null,
    };
  const { groups, positives, negatives, point } = parts;
  const influence = combine(ranked.draws, [
    { factor: 1, influence: positives.influence },
    { factor: -slope(ranked, parts, rate), influence: negatives.influence },
  ]);
  return {
    value: point.truePositives,
    influence,
    groups,
    reason: unknownSpread(parts),
    warnings:
      point.falsePositives < rate / 2
        ? [{ is: "flags fewer", flagged: point.falsePositives, asked: rate }]
        : [],
    threshold: point.threshold,
    falsePositives: point.falsePositives,
  };
}

/**
 * Square-and-add of two doubts: Wilson's limits for the positives at this threshold, and what the curve of these
 * samples gives at the false-positive rates which the right threshold may show. Below c²(1 - rate)/rate
 * negatives (380 for 1 %) the right threshold may lie above all of them, and the lower limit is 0.
 * Coverage of 95 % over 305 designs (bench/kinds-coverage.ts): mean .988, worst .900; value ± z·se .840, worst .100.
 */
export function tprInterval(ranked: Ranked, rate: number, level: number): IntervalOutcome {
  return tprIntervals(ranked, rate)(level);
}

/** The same for any level, with what does not depend on it computed once. */
export function tprIntervals(ranked: Ranked, rate: number): (level: number) => IntervalOutcome {
  const parts = partsOf(ranked, rate);
  if (typeof parts === "string") return () => withoutInterval(null, parts);
  const { point, positives, negatives, curve, flagged, size } = parts;
  const value = point.truePositives;
  const limits = drawRateLimits(ranked, flagged.positives, positives);
  const reason = unknownSpread(parts);
  if (reason !== null || limits === null)
    return () => withoutInterval(value, reason ?? reasons.onePositiveDraw);
  const add = pullAdder([positives.influence, negatives.influence.map((psi) => -psi)]);
  return (level) => {
    const own = limits(level);
    const [low, high] = showing(rate, size, criticalFor(level, negatives.single, negatives.groups));
    const { down, up } = add([
      { down: value - own.lower, up: own.upper - value },
      {
        down: Math.max(0, value - along(curve, low, 1 / negatives.weight)),
        up: Math.max(0, along(curve, high, 0) - value),
      },
    ]);
    const found = { lower: Math.max(0, value - down), upper: Math.min(1, value + up) };
    return withInterval(value, found, level, tprAtFpr.name);
  };
}
