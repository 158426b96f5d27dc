import { countDraws, type DrawColumns } from "../intervals/draw-mean.ts";

/** Scores of a monitor or probe, with the class of each sample: higher scores should mean positive. */
export interface Ranked extends DrawColumns {
  /** NaN where there is none: such a sample does not count. */
  readonly score: Float64Array;
  /** 1 for a positive sample, 0 for a negative one. */
  readonly positive: Uint8Array;
}

/** Draws with a scored sample. */
export function rankedDraws(ranked: Ranked): number {
  return countDraws(ranked, (i) => !Number.isNaN(ranked.score[i]));
}

/** Places of the scored samples, in the order of the columns. */
export function scored({ score }: Ranked): Uint32Array {
  const places: number[] = [];
  for (let i = 0; i < score.length; i += 1) if (!Number.isNaN(score[i])) places.push(i);
  return Uint32Array.from(places);
}

/** Places of the scored samples, lowest score first. */
export function byScore(ranked: Ranked): Uint32Array {
  const { score } = ranked;
  return scored(ranked).sort((a, b) => {
    const one = score[a] as number;
    const other = score[b] as number;
    return one < other ? -1 : Number(one > other);
  });
}

/** Visits groups of samples with equal scores, lowest first. */
export function eachTie(
  { score }: Ranked,
  order: Uint32Array,
  visit: (places: Uint32Array) => void,
): void {
  for (let from = 0; from < order.length; ) {
    const value = score[order[from] as number];
    let to = from + 1;
    while (to < order.length && score[order[to] as number] === value) to += 1;
    visit(order.subarray(from, to));
    from = to;
  }
}

/** Weight of the positives and of the negatives among these samples. */
export function classWeights(
  { positive, weight }: Ranked,
  places: Uint32Array,
): { readonly positives: number; readonly negatives: number } {
  let positives = 0;
  let negatives = 0;
  for (const i of places) {
    const w = weight ? (weight[i] as number) : 1;
    if (positive[i] === 1) positives += w;
    else negatives += w;
  }
  return { positives, negatives };
}

/** A column for the samples of one class, NaN elsewhere. */
export function ofClass(ranked: Ranked, y: Float64Array, positive: 0 | 1): Float64Array {
  return y.map((value, i) => (ranked.positive[i] === positive ? value : Number.NaN));
}
