import type { TwoCounts } from "../../../src/stats/math/basics/counts.ts";
import { binomialPmf } from "../../../src/stats/math/basics/distributions.ts";
import { type TestOutcome, withoutTest } from "../../../src/stats/math/basics/outcome.ts";
import { hypergeometric } from "../../../src/stats/math/p-values/hypergeometric.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { reasons } from "./math/reasons.ts";

export const boschloo: Method = {
  name: "Boschloo's exact test",
  doc: "Unconditional exact test of equal rates; more powerful than Fisher's, for up to 200 samples.",
  citation: "Boschloo 1970, Stat Neerl 24:1",
};

const largest = 200;
const grid = 256;

/** P(X1 >= x1) given the total, for every table: Fisher's one-sided p-value as a statistic. */
function oneSided(n1: number, n2: number): (x1: number, x2: number) => number {
  const tails = Array.from({ length: n1 + n2 + 1 }, (_, successes) => {
    const { lowest, probabilities } = hypergeometric(n1, n2, successes);
    const upper = [...probabilities];
    for (let i = upper.length - 2; i >= 0; i -= 1) upper[i] = (upper[i] ?? 0) + (upper[i + 1] ?? 0);
    return { lowest, upper };
  });
  return (x1, x2) => {
    const tail = tails[x1 + x2];
    return tail?.upper[x1 - tail.lowest] ?? 1;
  };
}

/** For each x1, the largest x2 whose table is as extreme as the one seen (-1: none). */
function criticalRegion(counts: TwoCounts): readonly number[] {
  const { x1, n1, x2, n2 } = counts;
  const statistic = oneSided(n1, n2);
  const bar = statistic(x1, x2) * (1 + 1e-13);
  return Array.from({ length: n1 + 1 }, (_, first) => {
    let second = -1;
    while (second < n2 && statistic(first, second + 1) <= bar) second += 1;
    return second;
  });
}

/** P(X = 0), P(X = 1), … for X ~ Binomial(n, rate), from the mode to both sides: one call a rate. */
function binomial(n: number, rate: number): Float64Array {
  const found = new Float64Array(n + 1);
  const mode = Math.min(n, Math.floor((n + 1) * rate));
  found[mode] = binomialPmf(mode, n, rate);
  if (rate === 0 || rate === 1) return found;
  const odds = rate / (1 - rate);
  for (let k = mode; k < n; k += 1) found[k + 1] = ((found[k] ?? 0) * odds * (n - k)) / (k + 1);
  for (let k = mode; k > 0; k -= 1) found[k - 1] = ((found[k] ?? 0) * k) / (odds * (n - k + 1));
  return found;
}

/** The probability of the region when both rates are `rate`. */
function size(counts: TwoCounts, region: readonly number[], rate: number): number {
  const cumulative = binomial(counts.n2, rate);
  for (let k = 1; k <= counts.n2; k += 1)
    cumulative[k] = (cumulative[k] ?? 0) + (cumulative[k - 1] ?? 0);
  const first = binomial(counts.n1, rate);
  let total = 0;
  for (let x = 0; x <= counts.n1; x += 1) {
    const second = region[x] ?? -1;
    if (second >= 0) total += (first[x] ?? 0) * (cumulative[second] ?? 0);
  }
  return total;
}

/** The peak of `height` between two rates that enclose it, by golden section. */
function peak(height: (rate: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  for (let step = 0; step < 40; step += 1) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (height(left) > height(right)) high = right;
    else low = left;
  }
  return height((low + high) / 2);
}

/** The greatest size over all rates: the best grid cells, each climbed to its peak. */
function worstSize(counts: TwoCounts): number {
  const region = criticalRegion(counts);
  const height = (rate: number) => size(counts, region, rate);
  const heights = Array.from({ length: grid + 1 }, (_, i) => height(i / grid));
  const best = Math.max(...heights);
  let highest = best;
  for (const [i, value] of heights.entries()) {
    const [left, right] = [heights[i - 1] ?? 0, heights[i + 1] ?? 0];
    if (value < 0.98 * best || value < left || value < right) continue;
    highest = Math.max(
      highest,
      peak(height, Math.max(0, i - 1) / grid, Math.min(grid, i + 1) / grid),
    );
  }
  return highest;
}

/** Twice the smaller one-sided p-value, at most 1; null without variation or above 200 samples. */
export function boschlooTest(counts: TwoCounts): TestOutcome {
  const { x1, n1, x2, n2 } = counts;
  if (n1 <= 0 || n2 <= 0) return withoutTest(reasons.emptyArm);
  if (x1 + x2 === 0 || x1 + x2 === n1 + n2) return withoutTest(reasons.constantOutcome);
  if (n1 + n2 > largest) return withoutTest(reasons.tooMany);
  const swapped = { x1: x2, n1: n2, x2: x1, n2: n1 };
  const p = Math.min(1, 2 * Math.min(worstSize(counts), worstSize(swapped)));
  return { statistic: null, p, reason: null };
}
