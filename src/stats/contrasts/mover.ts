import type { Draws } from "../draws/index.ts";
import { valuesAt } from "../draws/index.ts";
import { meanOfDraws } from "../estimates/index.ts";
import type { MetricData } from "../evidence/index.ts";
import { outcomeOf } from "../evidence/index.ts";
import { trustInPairs } from "../math/basics/pairs.ts";
import { correlation } from "../math/intervals/correlation.ts";
import { trustInScores } from "../math/intervals/ranged-mean.ts";
import type { Side } from "../math/intervals/square-and-add.ts";

/** The mean of some draws with its own limits, as square-and-add takes it; null without an interval. */
export function limitsOf(data: MetricData, draws: Draws, level: number): Side | null {
  const { value, interval } = meanOfDraws(draws, data, level);
  if (value === null || interval?.lower == null || interval.upper === null) return null;
  return { estimate: value, limits: { lower: interval.lower, upper: interval.upper } };
}

/**
 * Correlation of two means over draws of which some are on both sides: that of the shared values, times
 * n12 / sqrt(n1 n2), as far as it can be trusted (few draws that differ say little of it). 0 where nothing is shared.
 */
export function sharedCorrelation(data: MetricData, first: Draws, second: Draws): number {
  const shared = first.present.filter((at) => (second.count[at] as number) > 0);
  const [of, versus] = [valuesAt(first, shared), valuesAt(second, shared)];
  const differences = of.map((value, i) => value - (versus[i] as number));
  const pairsOfRates = outcomeOf(data.metric) === "rate" && first.kind !== "replicate";
  const trust = pairsOfRates ? trustInPairs : trustInScores;
  const r = correlation(of, versus) ?? 0;
  const share = shared.length / Math.sqrt(first.present.length * second.present.length);
  return r * share * trust(differences);
}
