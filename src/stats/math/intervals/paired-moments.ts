import { crossDeviations, mean, squaredDeviations } from "../basics/sums.ts";

/** Means of two lists over the same units, with the variances and covariance of those means. */
export interface PairedMoments {
  readonly n: number;
  readonly meanA: number;
  readonly meanB: number;
  readonly varianceA: number;
  readonly varianceB: number;
  readonly covariance: number;
}

/** The moments of at least two pairs; null for fewer. */
export function pairedMoments(a: readonly number[], b: readonly number[]): PairedMoments | null {
  const n = a.length;
  if (n < 2) return null;
  const scale = n * (n - 1);
  return {
    n,
    meanA: mean(a),
    meanB: mean(b),
    varianceA: squaredDeviations(a) / scale,
    varianceB: squaredDeviations(b) / scale,
    covariance: crossDeviations(a, b) / scale,
  };
}
