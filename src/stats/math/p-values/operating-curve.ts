import { noise } from "../intervals/draw-size.ts";
import { byScore, classWeights, eachTie, type Ranked } from "../kinds/ranked.ts";

/** What a threshold flags: the samples with scores above it. */
export interface OperatingPoint {
  readonly threshold: number;
  /** Share of the negatives that are flagged. */
  readonly falsePositives: number;
  /** Share of the positives that are flagged. */
  readonly truePositives: number;
}

/**
 * The lowest threshold for each share of negatives that some threshold flags, rising from 0. Thresholds are
 * scores of the data, both classes must be there.
 */
export function operatingCurve(ranked: Ranked): readonly OperatingPoint[] {
  const order = byScore(ranked);
  const all = classWeights(ranked, order);
  const ties: Uint32Array[] = [];
  eachTie(ranked, order, (places) => ties.push(places));
  const curve: OperatingPoint[] = [];
  let positives = 0;
  let negatives = 0;
  for (const places of ties.reverse()) {
    const point = {
      threshold: ranked.score[places[0] as number] as number,
      falsePositives: negatives / all.negatives,
      truePositives: positives / all.positives,
    };
    const last = curve.at(-1);
    if (last && point.falsePositives - last.falsePositives < noise) curve.pop();
    curve.push(point);
    const tied = classWeights(ranked, places);
    positives += tied.positives;
    negatives += tied.negatives;
  }
  return curve;
}

/** Place of the lowest threshold that flags no more than this share of the negatives; -1 below 0. */
export function placeAt(curve: readonly OperatingPoint[], rate: number): number {
  let low = -1;
  let high = curve.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((curve[middle] as OperatingPoint).falsePositives <= rate + noise) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * True positives at a rate of false ones: linear between the points, all moved right by `shift`, from (0, 0) to (1, 1).
 */
export function along(curve: readonly OperatingPoint[], rate: number, shift: number): number {
  if (rate <= 0 && shift > 0) return 0;
  const at = placeAt(curve, rate - shift);
  const before = curve[at];
  const after = curve[at + 1];
  const from = before ? before.falsePositives + shift : 0;
  const start = before?.truePositives ?? 0;
  const to = after ? after.falsePositives + shift : 1 + shift;
  const end = after?.truePositives ?? 1;
  if (to <= from) return start;
  return start + Math.max(0, Math.min(1, (rate - from) / (to - from))) * (end - start);
}
