import { crossDeviations, mean, variance } from "../basics/sums.ts";
import { correlation } from "./correlation.ts";
import type { Standard } from "./t-inference.ts";

/** Two groups that share some draws: values of the shared ones on both sides, and of the others. */
export interface Overlap {
  readonly sharedFirst: readonly number[];
  readonly sharedSecond: readonly number[];
  readonly onlyFirst: readonly number[];
  readonly onlySecond: readonly number[];
}

/** The values of each side, shared ones first. */
export function sidesOf(overlap: Overlap): readonly [readonly number[], readonly number[]] {
  return [
    [...overlap.sharedFirst, ...overlap.onlyFirst],
    [...overlap.sharedSecond, ...overlap.onlySecond],
  ];
}

/** The correlation of the two means: that of the shared draws times n12 / sqrt(n1 n2); 0 below two. */
export function overlapCorrelation(overlap: Overlap): number {
  const [first, second] = sidesOf(overlap);
  const shared = overlap.sharedFirst.length;
  const r = correlation(overlap.sharedFirst, overlap.sharedSecond) ?? 0;
  return (r * shared) / Math.sqrt(first.length * second.length);
}

/**
 * Standard error of mean(first) - mean(second) over all draws of each side, the covariance from the
 * shared ones: V1 + V2 - 2C, C = n12/(n1 n2)·cov. Degrees of freedom by Satterthwaite with the
 * covariances of the three parts: Welch's without shared draws, n - 1 where all are shared.
 */
export function overlapStandard(overlap: Overlap): Standard {
  const [first, second] = sidesOf(overlap);
  const [n1, n2, shared] = [first.length, second.length, overlap.sharedFirst.length];
  if (n1 === 0 || n2 === 0) return { estimate: null, se: null, df: null };
  const estimate = mean(first) - mean(second);
  if (n1 < 2 || n2 < 2) return { estimate, se: null, df: null };
  const [v1, v2] = [variance(first) / n1, variance(second) / n2];
  const known = shared > 1;
  const cross = known ? crossDeviations(overlap.sharedFirst, overlap.sharedSecond) : 0;
  const c = known ? ((cross / (shared - 1)) * shared) / (n1 * n2) : 0;
  const total = v1 + v2 - 2 * c;
  if (!(total > 1e-15 * (v1 + v2))) return { estimate, se: 0, df: null };
  const own = v1 ** 2 / (n1 - 1) + v2 ** 2 / (n2 - 1);
  const both = known
    ? (4 * c * c + (2 * v1 * v2 * shared ** 2) / (n1 * n2)) / (shared - 1) -
      4 * c * (v1 / (n1 - 1) + v2 / (n2 - 1))
    : 0;
  const [least, most] = [Math.min(n1, n2) - 1, n1 + n2 - 2];
  const spread = own + both;
  const df = spread > 0 ? Math.min(most, Math.max(least, total ** 2 / spread)) : least;
  return { estimate, se: Math.sqrt(total), df };
}
