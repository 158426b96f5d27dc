import type { Influence } from "../kinds/influence.ts";

/** Which draw each sample belongs to. */
export interface DrawColumns {
  /** Place of the sample's draw, from 0 to `draws` - 1. */
  readonly draw: Int32Array;
  readonly draws: number;
  /**
   * Weight of each sample; 1 where left out. The epochs of one unit share one weight, so that copies of an answer
   * count for nothing: 1 / epochs.
   */
  readonly weight?: Float64Array;
  /** Which unit each sample is of, where draws are clusters of units; each sample its own where left out. */
  readonly unit?: Int32Array;
  /** Samples of one draw are epochs of one unit, which cannot be told from copies until they differ. */
  readonly sameUnit?: boolean;
}

/** The weighted mean of some samples with its influence; `value` is NaN where there are none. */
export interface DrawMean {
  readonly value: number;
  readonly samples: number;
  readonly weight: number;
  /** Draws that hold such a sample. */
  readonly groups: number;
  /** Whether no draw holds more than one of them. */
  readonly single: boolean;
  readonly influence: Float64Array;
}

/** How many draws have a sample that counts. */
export function countDraws(
  { draw, draws }: DrawColumns,
  counts: (sample: number) => boolean,
): number {
  const seen = new Uint8Array(draws);
  let groups = 0;
  for (let i = 0; i < draw.length; i += 1) {
    const u = draw[i] as number;
    if (seen[u] === 1 || !counts(i)) continue;
    seen[u] = 1;
    groups += 1;
  }
  return groups;
}

/**
 * m = sum w y / sum w over the samples whose y is a number, and psi_u = G sum_{i in u} w (y - m) / W. A part that
 * only I of the G draws hold has its own small-sample factor I / (I - 1): psi is multiplied by
 * sqrt(I (G - 1) / ((I - 1) G)), so that sum psi² / (G (G - 1)) is the usual cluster variance of the mean.
 */
export function drawMean(columns: DrawColumns, y: Float64Array, groups: number): DrawMean {
  const { draw, draws, weight } = columns;
  const held = new Uint32Array(draws);
  let total = 0;
  let sum = 0;
  let samples = 0;
  for (let i = 0; i < y.length; i += 1) {
    const value = y[i] as number;
    if (Number.isNaN(value)) continue;
    const w = weight ? (weight[i] as number) : 1;
    const u = draw[i] as number;
    held[u] = (held[u] as number) + 1;
    total += w;
    sum += w * value;
    samples += 1;
  }
  const value = sum / total;
  const influence = new Float64Array(draws);
  let own = 0;
  let single = true;
  for (const count of held) {
    if (count > 0) own += 1;
    if (count > 1) single = false;
  }
  const factor = own < 2 || groups < 2 ? 1 : Math.sqrt((own * (groups - 1)) / ((own - 1) * groups));
  for (let i = 0; i < y.length; i += 1) {
    const off = (y[i] as number) - value;
    if (Number.isNaN(off)) continue;
    const w = weight ? (weight[i] as number) : 1;
    const u = draw[i] as number;
    influence[u] = (influence[u] as number) + (factor * groups * w * off) / total;
  }
  return { value, samples, weight: total, groups: own, single, influence };
}

/** The influence of a sum of parts, each times its factor. */
export function combine(
  draws: number,
  parts: readonly { readonly factor: number; readonly influence: Float64Array }[],
): Float64Array {
  const total = new Float64Array(draws);
  for (const { factor, influence } of parts)
    for (let u = 0; u < draws; u += 1)
      total[u] = (total[u] as number) + factor * (influence[u] as number);
  return total;
}

/** No value, and why. */
export function withoutValue(draws: number, groups: number, reason: string): Influence {
  return { value: null, influence: new Float64Array(draws), groups, reason, warnings: [] };
}
