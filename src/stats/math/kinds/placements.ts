import { byScore, classWeights, eachTie, type Ranked } from "./ranked.ts";

/**
 * Each sample's share of the other class that it is ranked right against, ties counting half: for a positive
 * the negatives below it, for a negative the positives above it (DeLong's components). NaN for samples
 * without a score. Both classes must be there. O(n log n).
 */
export function placements(ranked: Ranked): Float64Array {
  const order = byScore(ranked);
  const all = classWeights(ranked, order);
  const share = new Float64Array(ranked.score.length).fill(Number.NaN);
  let positivesBelow = 0;
  let negativesBelow = 0;
  eachTie(ranked, order, (places) => {
    const tied = classWeights(ranked, places);
    const won = (negativesBelow + tied.negatives / 2) / all.negatives;
    const lost = (positivesBelow + tied.positives / 2) / all.positives;
    for (const i of places) share[i] = ranked.positive[i] === 1 ? won : 1 - lost;
    positivesBelow += tied.positives;
    negativesBelow += tied.negatives;
  });
  return share;
}
