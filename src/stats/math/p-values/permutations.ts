import type { Random } from "../basics/random.ts";
import { sum, tieTolerance } from "../basics/sums.ts";

/** The number of ways to choose k of n. */
export function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); i += 1) ways = (ways * (n - i + 1)) / i;
  return Math.round(ways);
}

interface Split {
  readonly values: readonly number[];
  readonly size: number;
  /** Whether a group with this sum differs from the rest at least as much as observed. */
  reaches(groupSum: number): boolean;
}

function splitOf(x: readonly number[], y: readonly number[]): Split {
  const values = [...x, ...y];
  const all = sum(values);
  const gap = (groupSum: number) => groupSum / x.length - (all - groupSum) / y.length;
  const bar = Math.abs(gap(sum(x))) - 2 * tieTolerance(values);
  return { values, size: x.length, reaches: (groupSum) => Math.abs(gap(groupSum)) >= bar };
}

/** The share of all divisions into groups of these sizes whose |mean difference| reaches this one. */
export function exactPermutations(x: readonly number[], y: readonly number[]): number {
  const { values, size, reaches } = splitOf(x, y);
  let reached = 0;
  const extend = (from: number, left: number, total: number) => {
    if (left === 0) {
      if (reaches(total)) reached += 1;
      return;
    }
    for (let i = from; i <= values.length - left; i += 1)
      extend(i + 1, left - 1, total + (values[i] ?? 0));
  };
  extend(0, size, 0);
  return reached / choose(values.length, size);
}

/** (k + 1) / (B + 1) for k of B random divisions that reach the observed |mean difference|. */
export function sampledPermutations(
  x: readonly number[],
  y: readonly number[],
  draws: number,
  random: Random,
): number {
  const { values, size, reaches } = splitOf(x, y);
  const deck = Float64Array.from(values);
  let reached = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    let total = 0;
    for (let i = 0; i < size; i += 1) {
      const other = i + random.index(deck.length - i);
      const picked = deck[other] ?? 0;
      deck[other] = deck[i] ?? 0;
      deck[i] = picked;
      total += picked;
    }
    if (reaches(total)) reached += 1;
  }
  return (reached + 1) / (draws + 1);
}
