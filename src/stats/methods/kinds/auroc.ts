import { bisect } from "../../math/basics/bisection.ts";
import {
  type IntervalOutcome,
  type Limits,
  withInterval,
  withoutInterval,
} from "../../math/basics/outcome.ts";
import { reasons } from "../../math/basics/reasons.ts";
import { combine, type DrawMean, drawMean, withoutValue } from "../../math/intervals/draw-mean.ts";
import { criticalFor, drawSize, noise } from "../../math/intervals/draw-size.ts";
import { type Influence, influenceVariance } from "../../math/kinds/influence.ts";
import { placements } from "../../math/kinds/placements.ts";
import {
  classWeights,
  ofClass,
  type Ranked,
  rankedDraws,
  scored,
} from "../../math/kinds/ranked.ts";
import type { Method } from "../method.ts";

export const auroc: Method = {
  name: "AUROC, DeLong and Newcombe",
  doc: "The chance that a positive sample scores above a negative one, ties counting half; variance by DeLong's components added up by draw, limits that stay inside 0 to 1.",
  citation:
    "DeLong et al. 1988, Biometrics 44:837; Obuchowski 1997, Biometrics 53:567; Newcombe 2006, Stat Med 25:559",
};

interface Parts {
  readonly groups: number;
  readonly value: number;
  readonly positives: DrawMean;
  readonly negatives: DrawMean;
  readonly columns: { readonly positives: Float64Array; readonly negatives: Float64Array };
  readonly influence: Float64Array;
}

/** What the area is made of, or why there is none. */
function partsOf(ranked: Ranked): Parts | string {
  const all = classWeights(ranked, scored(ranked));
  if (all.positives === 0) return reasons.noPositives;
  if (all.negatives === 0) return reasons.noNegatives;
  const groups = rankedDraws(ranked);
  const share = placements(ranked);
  const columns = { positives: ofClass(ranked, share, 1), negatives: ofClass(ranked, share, 0) };
  const positives = drawMean(ranked, columns.positives, groups);
  const negatives = drawMean(ranked, columns.negatives, groups);
  const influence = combine(ranked.draws, [
    { factor: 1, influence: positives.influence },
    { factor: 1, influence: negatives.influence },
  ]);
  return { groups, value: positives.value, positives, negatives, columns, influence };
}

/** Why the spread is unknown; null where it is not. */
function unknownSpread({ positives, negatives }: Parts): string | null {
  if (positives.groups < 2) return reasons.onePositiveDraw;
  return negatives.groups < 2 ? reasons.oneNegativeDraw : null;
}

/**
 * A = mean placement of the positives (= that of the negatives); the influence of a draw is that of its positives plus
 * that of its negatives, each with its own small-sample factor. One sample a draw: V is DeLong's, to the last digit.
 * Draws that hold both classes: Obuchowski's.
 */
export function aurocInfluence(ranked: Ranked): Influence {
  const parts = partsOf(ranked);
  if (typeof parts === "string") return withoutValue(ranked.draws, rankedDraws(ranked), parts);
  const { value, influence, groups } = parts;
  return { value, influence, groups, reason: unknownSpread(parts), warnings: [] };
}

/**
 * Variance of the area if it were `area`, by the exponential model with both classes alike (Newcombe's method 5):
 * 0 only at 0 and 1.
 */
function modelVariance(area: number, positives: number, negatives: number): number {
  const size = (positives + negatives) / 2 - 1;
  const shape = 1 + size * ((1 - area) / (2 - area) + area / (1 + area));
  return (area * (1 - area) * shape) / (positives * negatives);
}

/** Weight of the samples that are ranked neither all right nor all wrong, in the class that has fewer of them. */
function misplaced({ weight }: Ranked, { columns }: Parts): number {
  const events = [columns.positives, columns.negatives].flatMap((column) => {
    let under = 0;
    let over = 0;
    column.forEach((share, i) => {
      const w = weight ? (weight[i] as number) : 1;
      if (share < 1 - noise) under += w;
      if (share > noise) over += w;
    });
    return [under, over];
  });
  return Math.min(...events);
}

/** How far the data's own variance is trusted over the model's: half at this many misplaced samples. */
const trustedAt = 4;

/**
 * (A - theta)² = c² k V(theta), solved for theta on both sides: V by Newcombe's model on effective numbers
 * of positives and negatives, k the ratio of DeLong's variance to the model's; a ratio below 1 is drawn towards 1 where
 * few samples are misplaced. So the interval is no point where the classes separate, and never leaves 0 to 1.
 * Coverage of 95 % over 141 designs (bench/kinds-coverage.ts): mean .964, worst .900; A ± z·se .853, worst .202.
 */
export function aurocInterval(ranked: Ranked, level: number): IntervalOutcome {
  return aurocIntervals(ranked)(level);
}

/** The same for any level, with what does not depend on it computed once. */
export function aurocIntervals(ranked: Ranked): (level: number) => IntervalOutcome {
  const parts = partsOf(ranked);
  if (typeof parts === "string") return () => withoutInterval(null, parts);
  const reason = unknownSpread(parts);
  if (reason !== null) return () => withoutInterval(parts.value, reason);
  const { value, positives, negatives, columns, groups } = parts;
  const sizes = [drawSize(ranked, columns.positives), drawSize(ranked, columns.negatives)] as const;
  const events = misplaced(ranked, parts);
  const trust = events / (events + trustedAt);
  const model = modelVariance(value, ...sizes);
  const found = influenceVariance(parts.influence, groups) ?? 0;
  const seen = model > 0 ? found / model : 1;
  // A variance above the model's is believed at once: it is the model that cannot see a few samples far off.
  const ratio = seen > 1 ? seen : trust * seen + (1 - trust);
  const single =
    positives.single && negatives.single && groups === positives.groups + negatives.groups;
  return (level) => {
    const c = criticalFor(level, single, Math.min(positives.groups, negatives.groups));
    const reached = (theta: number) =>
      (value - theta) ** 2 <= c * c * ratio * modelVariance(theta, ...sizes);
    const limits: Limits = {
      lower: value === 0 ? 0 : bisect(reached, value, 0),
      upper: value === 1 ? 1 : bisect(reached, value, 1),
    };
    return withInterval(value, limits, level, auroc.name);
  };
}
