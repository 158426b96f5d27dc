/** A value and how often it occurs. */
export interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/** The type-7 quantile (linear between order statistics) of values sorted with their weights. */
export function weightedQuantile(sorted: readonly Weighted[], p: number): number {
  const total = sorted.reduce((weight, item) => weight + item.weight, 0);
  const place = (total - 1) * p;
  const below = Math.floor(place);
  const low = itemAt(sorted, below);
  return low + (place - below) * (itemAt(sorted, below + 1) - low);
}

/** The value at this place of the list in which each value is repeated by its weight. */
function itemAt(sorted: readonly Weighted[], place: number): number {
  let passed = 0;
  for (const { value, weight } of sorted) {
    passed += weight;
    if (place < passed) return value;
  }
  return sorted.at(-1)?.value ?? 0;
}
