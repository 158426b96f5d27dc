/** Made-up data of known truth: rates of clusters with a known mean, and samples drawn from them. */
import type { Cluster } from "../../src/stats/math/basics/clusters.ts";
import { betaQuantile } from "../../src/stats/math/basics/distributions.ts";
import type { Random } from "../../src/stats/math/basics/random.ts";

/** Rates of clusters: equally likely values with their exact mean. */
export interface Rates {
  readonly mean: number;
  at(u: number): number;
}

/** Rates that are `values`, each as likely as its share. */
export function mixture(parts: readonly (readonly [share: number, rate: number])[]): Rates {
  return {
    mean: parts.reduce((total, [share, rate]) => total + share * rate, 0),
    at: (u) => {
      let reached = 0;
      for (const [share, rate] of parts) {
        reached += share;
        if (u < reached) return rate;
      }
      return parts.at(-1)?.[1] ?? 0;
    },
  };
}

const known = new Map<string, Rates>();

/** A beta distribution of this mean and intraclass correlation, as 1,000 equally likely values. */
export function ratesOf(p: number, icc: number): Rates {
  if (icc === 0 || p === 0 || p === 1) return mixture([[1, p]]);
  if (icc === 1) return mixture([[p, 1], [1 - p, 0]]); // biome-ignore format: one line says it
  const key = `${p};${icc}`;
  const found = known.get(key);
  if (found) return found;
  const weight = (1 - icc) / icc;
  const values = Array.from({ length: 1000 }, (_value, i) =>
    betaQuantile((i + 0.5) / 1000, p * weight, (1 - p) * weight),
  );
  const rates: Rates = {
    mean: values.reduce((a, b) => a + b, 0) / values.length,
    at: (u) => values[Math.floor(u * values.length)] ?? p,
  };
  known.set(key, rates);
  return rates;
}

const tables = new Map<number, Map<number, Float64Array>>();

function cumulative(n: number, p: number): Float64Array {
  const found = tables.get(n)?.get(p);
  if (found) return found;
  const made = new Float64Array(n + 1);
  const odds = p / (1 - p);
  // In logarithms, so that a first term below the smallest number does not empty the table.
  let log = n * Math.log1p(-p);
  let total = 0;
  for (let k = 0; k <= n; k += 1) {
    total += Math.exp(log);
    made[k] = total;
    log += Math.log((odds * (n - k)) / (k + 1));
  }
  const ofSize = tables.get(n) ?? new Map<number, Float64Array>();
  tables.set(n, ofSize.set(p, made));
  return made;
}

/** Below this many, throws are cheaper than tables: rates of units are rarely the same twice. */
const few = 12;

/** A binomial number: throw by throw, or by halving its distribution function. */
export function binomial(random: Random, n: number, p: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return n;
  if (n < few) {
    let ones = 0;
    for (let i = 0; i < n; i += 1) if (random.uniform() < p) ones += 1;
    return ones;
  }
  const table = cumulative(n, p);
  const u = random.uniform() * (table[n] ?? 1);
  let [low, high] = [0, n];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table[middle] ?? 0) > u) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A standard normal number. */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.uniform()));
  return radius * Math.cos(2 * Math.PI * random.uniform());
}

/** `ones` of `count` samples that are 0 or 1. */
export function clusterWith(count: number, ones: number): Cluster {
  return { count, sum: ones, within: ones - (ones * ones) / count };
}

export const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_value, i) => i);
