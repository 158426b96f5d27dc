import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import { seededRandom } from "../../../src/stats/math/basics/random.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import { allEqual, mean, sum } from "../../../src/stats/math/basics/sums.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { type Weighted, weightedQuantile } from "./math/quantile.ts";
import { drawResample, resampleCount, visitResamples } from "./math/resamples.ts";

export const bootstrap: Method = {
  name: "percentile bootstrap",
  doc: "Interval for a statistic without a formula, resampling units; too narrow below 20 units.",
  citation: "Efron 1979, Ann Stat 7:1; Davison & Hinkley 1997, Bootstrap Methods, ch. 5",
};

/** The level, the number of resamples, and the seed that fixes them. */
export interface BootstrapOptions {
  readonly level: number;
  readonly seed: number;
  readonly draws?: number;
}

/** The percentile interval with the bootstrap standard error. */
export interface BootstrapOutcome extends IntervalOutcome {
  readonly se: number | null;
}

function percentiles(
  estimate: number,
  resampled: readonly Weighted[],
  level: number,
): BootstrapOutcome {
  if (allEqual(resampled.map(({ value }) => value)))
    return { ...withoutInterval(estimate, reasons.allEqual), se: 0 };
  const total = sum(resampled.map(({ weight }) => weight));
  const centre = sum(resampled.map(({ value, weight }) => weight * value)) / total;
  const squares = sum(resampled.map(({ value, weight }) => weight * (value - centre) ** 2));
  const sorted = [...resampled].sort((a, b) => a.value - b.value);
  const tail = (1 - level) / 2;
  const limits = {
    lower: weightedQuantile(sorted, tail),
    upper: weightedQuantile(sorted, 1 - tail),
  };
  return {
    ...withInterval(estimate, limits, level, bootstrap.name),
    se: Math.sqrt(squares / total),
  };
}

function drawn(draws: number, statistic: () => number): readonly Weighted[] {
  return Array.from({ length: draws }, () => ({ value: statistic(), weight: 1 }));
}

/**
 * Resamples units with replacement and takes type-7 quantiles of the statistic, which must not
 * depend on the order of units. All G^G resamples are used where that is no more work than `draws`
 * (up to 8 units for 10,000), seeded draws otherwise. No interval for one unit or for
 * ties, where the bootstrap error is 0.
 */
export function bootstrapInterval<T>(
  units: readonly T[],
  statistic: (units: readonly T[]) => number,
  options: BootstrapOptions,
): BootstrapOutcome {
  const { level, seed, draws = 10_000 } = options;
  if (units.length === 0) return { ...withoutInterval(null, reasons.noSamples), se: null };
  const random = seededRandom(seed);
  if (resampleCount(units.length) > draws)
    return percentiles(
      statistic(units),
      drawn(draws, () => statistic(drawResample(units, random))),
      level,
    );
  const resampled: Weighted[] = [];
  visitResamples(units, (sample, weight) => resampled.push({ value: statistic(sample), weight }));
  return percentiles(statistic(units), resampled, level);
}

/**
 * Resamples groups, then the values within each drawn group; the statistic is the mean of group
 * means. Its group-level error is too small by sqrt((S-1)/S): a check, not a default.
 */
export function nestedBootstrapInterval(
  groups: readonly (readonly number[])[],
  options: BootstrapOptions,
): BootstrapOutcome {
  const { level, seed, draws = 10_000 } = options;
  const filled = groups.filter((group) => group.length > 0);
  if (filled.length === 0) return { ...withoutInterval(null, reasons.noSamples), se: null };
  const random = seededRandom(seed);
  const statistic = () =>
    mean(drawResample(filled, random).map((group) => mean(drawResample(group, random))));
  return percentiles(mean(filled.map(mean)), drawn(draws, statistic), level);
}
