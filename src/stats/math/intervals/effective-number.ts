/** sum x / max x of values >= 0: how many of them there are, counting small ones as parts. */
export function effectiveNumber(values: readonly number[]): number {
  let total = 0;
  let largest = 0;
  for (const value of values) {
    total += value;
    largest = Math.max(largest, value);
  }
  return largest > 1e-12 ? total / largest : 0;
}
