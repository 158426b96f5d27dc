import type { IntervalOutcome } from "../../../src/stats/math/basics/outcome.ts";
import { type Pair, pairDifferences } from "../../../src/stats/math/basics/pairs.ts";
import { summarise } from "../../../src/stats/math/basics/summary.ts";
import { tieTolerance } from "../../../src/stats/math/basics/sums.ts";
import { pairedMoverOutcome } from "../../../src/stats/math/intervals/paired-mover.ts";
import { pairWords, tInterval } from "../../../src/stats/math/intervals/t-inference.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const pairedClusters: Method = {
  name: "paired t on cluster differences",
  doc: "Interval for the difference of two rates over the same clusters, many samples each.",
  citation:
    "Donner & Klar 2000, Design and Analysis of Cluster Randomization Trials; MOVER fallback: Zou & Donner 2008, Stat Med 27:1693",
};

/** The name printed where too few clusters differ and MOVER takes over. */
export const pairedClustersFallback = "MOVER with correlation on effective-n Wilson limits";

/** Whether at least max(6, G/2) cluster differences are not ties, so that t can be used. */
export function enoughDiffer(differences: readonly number[]): boolean {
  const noise = tieTolerance(differences);
  const differing = differences.filter((difference) => Math.abs(difference) > noise).length;
  return differing >= Math.max(6, differences.length / 2);
}

/**
 * Paired t(G-1) on cluster differences where at least max(6, G/2) are not ties, else MOVER with
 * correlation; MOVER also where the differences are all equal, so that t has no interval.
 */
export function pairedClustersInterval(pairs: readonly Pair[], level: number): IntervalOutcome {
  const differences = pairDifferences(pairs);
  const { mean: estimate, se, df } = summarise(differences);
  if (enoughDiffer(differences) && se !== 0) {
    const outcome = tInterval({ estimate, se, df }, level, pairedClusters.name, pairWords);
    return { estimate: outcome.estimate, interval: outcome.interval, reason: outcome.reason };
  }
  return pairedMoverOutcome(pairs, level, "clusters", pairedClustersFallback);
}
