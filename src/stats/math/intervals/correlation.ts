import { crossDeviations, squaredDeviations } from "../basics/sums.ts";

/**
 * Pearson's r, exactly ±1 within float noise; null for fewer than two points or where either
 * variable does not vary.
 */
export function correlation(x: readonly number[], y: readonly number[]): number | null {
  if (x.length < 2) return null;
  const scale = Math.sqrt(squaredDeviations(x)) * Math.sqrt(squaredDeviations(y));
  if (scale === 0) return null;
  const r = crossDeviations(x, y) / scale;
  return 1 - Math.abs(r) < 1e-12 ? Math.sign(r) : r;
}

/** Ranks from 1, equal values sharing their average rank. */
export function averageRanks(values: readonly number[]): readonly number[] {
  const order = values.map((value, place) => ({ value, place }));
  order.sort((a, b) => a.value - b.value);
  const ranks = values.map(() => 0);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end + 1 < order.length && order[end + 1]?.value === order[start]?.value) end += 1;
    for (let i = start; i <= end; i += 1) ranks[order[i]?.place ?? 0] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return ranks;
}
