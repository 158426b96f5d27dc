import { type Cluster, clusterMean, scoredClusters } from "../basics/clusters.ts";
import { tCritical, zCritical } from "../basics/distributions.ts";
import type { Limits } from "../basics/outcome.ts";
import { mean, sum, variance } from "../basics/sums.ts";
import { anovaCorrelation } from "./intraclass.ts";
import { wilsonLimits } from "./wilson-limits.ts";

/** What the samples of a cluster are: different units of a kind, or repeats of one unit. */
export type RateKind = "clusters" | "epochs";

/** A cluster and its weight in the estimate; left out: all clusters weigh the same. */
export interface WeightedCluster extends Cluster {
  readonly weight?: number;
  /** The sum over the samples, where `sum` is not that (averages over unequal cells). */
  readonly total?: number;
}

/** The rates of two sides, where they are not means over the clusters: averages over cells. */
export type TwoEstimates = readonly [first: number, second: number];

/** Wilson limits of a rate over clusters, with what went into them. */
export interface ClusteredRate {
  readonly estimate: number;
  /** Effective sample size: the estimate is as sure as this many independent samples make it. */
  readonly size: number;
  readonly critical: number;
  /** Intraclass correlation as seen, in [0, 1]; null where nothing varies or nothing is repeated. */
  readonly icc: number | null;
  /** The correlation that was used: as seen, drawn towards the cautious value while events are few. */
  readonly rho: number | null;
  readonly limits: Limits;
}

/** The correlation assumed without events, and how many events halve its say. */
const assumed = {
  clusters: { rho: 0.6, events: 4 },
  epochs: { rho: 1, events: 2 },
} as const satisfies Record<RateKind, { readonly rho: number; readonly events: number }>;

const within01 = (value: number) => Math.min(1, Math.max(0, value));

/** How much the data say about the correlation, from 0 (no event, or no sample without) to 1. */
function say(events: number, others: number, kind: RateKind): number {
  const fewer = Math.min(events, others);
  return fewer / (fewer + assumed[kind].events);
}

interface Design {
  /** 1 / effective size. */
  readonly inverse: number;
  readonly icc: number | null;
  readonly rho: number;
}

/** The correlation of samples within clusters: as seen, drawn to the cautious value while events are few. */
export function correlationIn(
  clusters: readonly Cluster[],
  { events, others }: { readonly events: number; readonly others: number },
): Pick<Design, "icc" | "rho"> {
  const found = anovaCorrelation(clusters);
  const icc = found === null ? null : within01(found);
  const w = icc === null ? 0 : say(events, others, "clusters");
  return { icc, rho: w * (icc ?? 0) + (1 - w) * assumed.clusters.rho };
}

/** sum a_g² (1 + (n_g-1) rho) / n_g, events and other samples counted one by one. */
function designOfClusters(clusters: readonly Cluster[], weights: readonly number[]): Design {
  const { icc, rho } = correlationIn(clusters, {
    events: sum(clusters.map((cluster) => cluster.sum)),
    others: sum(clusters.map((cluster) => cluster.count - cluster.sum)),
  });
  const parts = clusters.map(
    ({ count }, g) => ((weights[g] ?? 0) ** 2 * (1 + (count - 1) * rho)) / count,
  );
  return { inverse: sum(parts), icc, rho };
}

function totalOf({ sum: own, total }: WeightedCluster): number {
  return total ?? own;
}

/** The divisors of all counts that could be numbers of copies of the same answer. */
function copyNumbers(clusters: readonly WeightedCluster[]): readonly number[] {
  const whole = clusters.every((cluster) => Number.isInteger(totalOf(cluster)));
  if (!whole) return [1];
  let common = 0;
  for (const { count } of clusters) {
    let [a, b] = [count, common];
    while (b > 0) [a, b] = [b, a % b];
    common = a;
  }
  // Where one answer is all there is, the spread between units says so itself.
  const most = clusters.every(({ count }) => count === common) ? common - 1 : common;
  return Array.from({ length: most }, (_value, i) => i + 1).filter((d) => common % d === 0);
}

/**
 * The least that sum a_g² V_g / (p(1-p)) may be: a_g²/n_g for n_g answers that are all new. If every
 * sum divides by d, the answers may be d copies each; each unit that breaks the pattern weakens it.
 * Of graded answers, which copies leave equal, `different` is how many of a unit's differ.
 */
function leastInverse(
  clusters: readonly WeightedCluster[],
  weights: readonly number[],
  different: readonly number[] | null,
): number {
  if (different) return sum(different.map((n, g) => (weights[g] ?? 0) ** 2 / n));
  const plain = sum(clusters.map(({ count }, g) => (weights[g] ?? 0) ** 2 / count));
  const factors = copyNumbers(clusters).map((copies) => {
    const broken = clusters.filter((cluster) => totalOf(cluster) % copies !== 0).length;
    return copies / (1 + broken);
  });
  return plain * Math.max(1, ...factors);
}

/**
 * The same for repeats of a unit. Equal to the ANOVA form where all units have as many repeats, and
 * written so that copies of the answers change nothing: the spread of unit means against all spread,
 * with events counted once per unit.
 */
export function designOfEpochs(
  clusters: readonly WeightedCluster[],
  weights: readonly number[],
  different: readonly number[] | null = null,
): Design {
  const means = clusters.map(clusterMean);
  const between = variance(means);
  const total = between + mean(clusters.map((cluster) => cluster.within / cluster.count));
  const single = sum(weights.map((weight) => weight * weight));
  const events = means.filter((value) => value > 0).length;
  const others = means.filter((value) => value < 1).length;
  const w = total === 0 ? 0 : say(events, others, "epochs");
  const share = total === 0 ? 1 : between / total;
  const seen = Math.min(
    single,
    Math.max(share * single, leastInverse(clusters, weights, different)),
  );
  const alone = mean(clusters.map((cluster) => 1 / cluster.count));
  const icc = total === 0 ? null : within01((share - alone) / (1 - alone));
  const used = w * (seen / single) + (1 - w) * assumed.epochs.rho;
  return { inverse: used * single, icc, rho: within01((used - alone) / (1 - alone)) };
}

/** The weights of the clusters, summing to 1. */
function weightsOf(clusters: readonly WeightedCluster[]): readonly number[] {
  const raw = clusters.map(({ weight }) => weight ?? 1);
  const total = sum(raw);
  return raw.map((weight) => weight / total);
}

/**
 * Wilson limits for the weighted mean of cluster means of 0/1 outcomes (or of unit means in [0, 1]),
 * n_eff = 1 / sum a_g² (1 + (n_g-1) rho)/n_g, critical value t(1/sum a_g² - 1), which is t(G-1) for
 * equal weights; plain Wilson with z where every cluster has one sample. Null below two clusters.
 */
export function clusteredRateOf(
  clusters: readonly WeightedCluster[],
  level: number,
  kind: RateKind,
  estimate?: number,
): ClusteredRate | null {
  const scored: readonly WeightedCluster[] = scoredClusters(clusters);
  if (scored.length < 2) return null;
  const weights = weightsOf(scored);
  const own = sum(scored.map((cluster, g) => (weights[g] ?? 0) * clusterMean(cluster)));
  const rate = within01(estimate ?? own);
  const effective = 1 / sum(weights.map((weight) => weight * weight));
  if (scored.every(({ count }) => count === 1)) {
    const critical = zCritical(level);
    const limits = wilsonLimits(rate, effective, critical);
    return { estimate: rate, size: effective, critical, icc: null, rho: null, limits };
  }
  const { inverse, icc, rho } =
    kind === "clusters" ? designOfClusters(scored, weights) : designOfEpochs(scored, weights);
  const critical = tCritical(level, Math.max(1, effective - 1));
  const limits = wilsonLimits(rate, 1 / inverse, critical);
  return { estimate: rate, size: 1 / inverse, critical, icc, rho, limits };
}
