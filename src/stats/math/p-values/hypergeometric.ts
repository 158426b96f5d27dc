import { sum } from "../basics/sums.ts";

/** P(X = lowest), P(X = lowest + 1), … for the successes in group 1, given the total of successes. */
export interface Hypergeometric {
  readonly lowest: number;
  readonly probabilities: readonly number[];
}

/**
 * The distribution of successes in n1 draws when n1 + n2 samples hold `successes` in all. Weights
 * follow from neighbour to neighbour, starting at the mode, so that no factorial is needed.
 */
export function hypergeometric(n1: number, n2: number, successes: number): Hypergeometric {
  const lowest = Math.max(0, successes - n2);
  const highest = Math.min(n1, successes);
  const mode = Math.min(
    highest,
    Math.max(lowest, Math.floor(((n1 + 1) * (successes + 1)) / (n1 + n2 + 2))),
  );
  const weights = Array.from({ length: highest - lowest + 1 }, () => 1);
  for (let x = mode + 1; x <= highest; x += 1) {
    const ratio = ((n1 - x + 1) * (successes - x + 1)) / (x * (n2 - successes + x));
    weights[x - lowest] = (weights[x - lowest - 1] ?? 0) * ratio;
  }
  for (let x = mode - 1; x >= lowest; x -= 1) {
    const ratio = ((x + 1) * (n2 - successes + x + 1)) / ((n1 - x) * (successes - x));
    weights[x - lowest] = (weights[x - lowest + 1] ?? 0) * ratio;
  }
  const total = sum(weights);
  return { lowest, probabilities: weights.map((weight) => weight / total) };
}
