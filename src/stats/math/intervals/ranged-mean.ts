import { tCritical } from "../basics/distributions.ts";
import type { Limits } from "../basics/outcome.ts";
import { mean, variance } from "../basics/sums.ts";
import { effectiveNumber } from "./effective-number.ts";
import { wilsonLimits } from "./wilson-limits.ts";

/** Ends that a score declares: it cannot lie outside. */
export interface ScoreRange {
  readonly lower: number;
  readonly upper: number;
}

/** The mean of a score with a range, and limits that stay inside it. */
export interface RangedMean {
  readonly estimate: number;
  /** The number of coin throws that would make the mean as sure as it is. */
  readonly size: number;
  readonly critical: number;
  readonly limits: Limits;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [upper = 0, lower = 0] = [sorted[middle], sorted[middle - 1]];
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
}

/**
 * Wilson limits on the range, 1/n_eff = w·V/(m(1-m)) + (1-w)/G for the mean m on the scale from 0 to
 * 1, critical value t(G-1); w = e²/(e²+2), e the effective number of values away from the median.
 * Where few values tell what the others hide, a far value may not have been seen yet: n_eff goes to
 * G, which is where it is without any spread. Null for fewer than two values. `values`: one a draw;
 * `estimate`: their mean, unless it was taken in another way.
 */
export function rangedMeanOf(
  values: readonly number[],
  range: ScoreRange,
  level: number,
  estimate: number = mean(values),
): RangedMean | null {
  const n = values.length;
  if (n < 2) return null;
  const width = range.upper - range.lower;
  const m = Math.min(1, Math.max(0, (estimate - range.lower) / width));
  const spread = variance(values) / (n * width * width);
  const centre = median(values);
  const apart = effectiveNumber(values.map((value) => Math.abs(value - centre)));
  const say = apart ** 2 / (apart ** 2 + 2);
  const coin = m * (1 - m);
  const seen = coin > 0 ? spread / coin : 1 / n;
  const size = 1 / (say * seen + (1 - say) / n);
  const critical = tCritical(level, n - 1);
  const { lower, upper } = wilsonLimits(m, size, critical);
  return {
    estimate,
    size,
    critical,
    limits: {
      lower: Math.min(estimate, range.lower + width * lower),
      upper: Math.max(estimate, range.lower + width * upper),
    },
  };
}

/** How far the correlation of two scores is trusted: e²/(e²+1), e the effective number that differ. */
export function trustInScores(differences: readonly number[]): number {
  const differing = effectiveNumber(differences.map(Math.abs));
  return differing ** 2 / (differing ** 2 + 1);
}
