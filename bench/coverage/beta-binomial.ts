/**
 * Beta-binomial with uniform priors on the mean and on the intraclass correlation, on a grid: the
 * Bayesian answer of the field to clustered rates. Equal-tailed 95 % interval of the mean.
 */
import type { Cluster } from "../../src/stats/math/basics/clusters.ts";
import type { Limits } from "../../src/stats/math/basics/outcome.ts";

const means = 80;
const correlations = 12;
const cells = means * correlations;
const meanAt = (j: number) => Math.sin(((j + 0.5) / means) * (Math.PI / 2)) ** 2;
const edges = Array.from({ length: means + 1 }, (_value, j) =>
  j === means ? 1 : Math.sin((j / means) * (Math.PI / 2)) ** 2,
);
const weightAt = (r: number) => {
  const rho = (r + 0.5) / correlations;
  return (1 - rho) / rho;
};

/** log of a(a+1)…(a+k-1) for a = mean·weight, by grid cell, and for a = weight, by correlation. */
let reached = 0;
let rising: Float64Array = new Float64Array(0);
let whole: Float64Array = new Float64Array(0);

function reach(n: number): void {
  if (n <= reached) return;
  reached = n;
  rising = new Float64Array(cells * (n + 1));
  whole = new Float64Array(correlations * (n + 1));
  for (let r = 0; r < correlations; r += 1) {
    const weight = weightAt(r);
    for (let k = 0; k < n; k += 1)
      whole[r * (n + 1) + k + 1] = (whole[r * (n + 1) + k] ?? 0) + Math.log(weight + k);
    for (let j = 0; j < means; j += 1) {
      const at = (r * means + j) * (n + 1);
      const a = meanAt(j) * weight;
      for (let k = 0; k < n; k += 1) rising[at + k + 1] = (rising[at + k] ?? 0) + Math.log(a + k);
    }
  }
  known.clear();
}

const known = new Map<string, Float64Array>();

function logLikelihood(n: number, ones: number): Float64Array {
  reach(n);
  const key = `${n};${ones}`;
  const found = known.get(key);
  if (found) return found;
  const made = new Float64Array(cells);
  const step = reached + 1;
  for (let r = 0; r < correlations; r += 1)
    for (let j = 0; j < means; j += 1) {
      const mirrored = r * means + (means - 1 - j);
      made[r * means + j] =
        (rising[(r * means + j) * step + ones] ?? 0) +
        (rising[mirrored * step + n - ones] ?? 0) -
        (whole[r * step + n] ?? 0);
    }
  known.set(key, made);
  return made;
}

/** Posterior probabilities of the mean, by grid cell. */
function posterior(clusters: readonly Cluster[]): Float64Array {
  const counts = new Map<string, { readonly cluster: Cluster; times: number }>();
  for (const cluster of clusters) {
    const key = `${cluster.count};${cluster.sum}`;
    const seen = counts.get(key);
    if (seen) seen.times += 1;
    else counts.set(key, { cluster, times: 1 });
  }
  const log = new Float64Array(cells);
  for (const { cluster, times } of counts.values()) {
    const part = logLikelihood(cluster.count, cluster.sum);
    for (let i = 0; i < cells; i += 1) log[i] = (log[i] ?? 0) + times * (part[i] ?? 0);
  }
  const most = log.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const found = new Float64Array(means);
  for (let j = 0; j < means; j += 1) {
    const width = (edges[j + 1] ?? 1) - (edges[j] ?? 0);
    for (let r = 0; r < correlations; r += 1) {
      const below = (log[r * means + j] ?? 0) - most;
      if (below > -40) found[j] = (found[j] ?? 0) + width * Math.exp(below);
    }
  }
  const total = found.reduce((a, b) => a + b, 0);
  return found.map((value) => value / total);
}

function quantile(probabilities: Float64Array, edge: (i: number) => number, share: number): number {
  let passed = 0;
  for (let i = 0; i < probabilities.length; i += 1) {
    const here = probabilities[i] ?? 0;
    if (passed + here >= share)
      return edge(i) + (here === 0 ? 0 : (share - passed) / here) * (edge(i + 1) - edge(i));
    passed += here;
  }
  return edge(probabilities.length);
}

/** Only every fourth draw, where it would cost more than everything else together. */
export function everyFourth(
  repetition: number,
  interval: () => Limits,
): { readonly betaBinomial?: Limits } {
  return repetition % 4 === 0 ? { betaBinomial: interval() } : {};
}

/** The interval of one rate. */
export function betaBinomialLevel(clusters: readonly Cluster[]): Limits {
  const found = posterior(clusters);
  const edge = (i: number) => edges[i] ?? 1;
  return { lower: quantile(found, edge, 0.025), upper: quantile(found, edge, 0.975) };
}

const bins = 1000;
const binOf = Int16Array.from({ length: means * means }, (_value, i) => {
  const difference = meanAt(Math.floor(i / means)) - meanAt(i % means);
  return Math.min(bins - 1, Math.floor(((difference + 1) / 2) * bins));
});

/** The interval of the difference of two independent rates. */
export function betaBinomialDifference(
  first: readonly Cluster[],
  second: readonly Cluster[],
): Limits {
  const [a, b] = [posterior(first), posterior(second)];
  const sums = new Float64Array(bins);
  for (let j = 0; j < means; j += 1) {
    const here = a[j] ?? 0;
    if (here < 1e-9) continue;
    for (let k = 0; k < means; k += 1) {
      const bin = binOf[j * means + k] ?? 0;
      sums[bin] = (sums[bin] ?? 0) + here * (b[k] ?? 0);
    }
  }
  const edge = (i: number) => (2 * i) / bins - 1;
  return { lower: quantile(sums, edge, 0.025), upper: quantile(sums, edge, 0.975) };
}
