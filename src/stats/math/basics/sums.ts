/** The sum with Neumaier's compensation: the rounding error is carried and added at the end. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let carried = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    const next = total + value;
    carried += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + carried;
}

/** The arithmetic mean of at least one value. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** Distance below which two numbers among `values` count as equal: 1e-12 relative, float noise. */
export function tieTolerance(values: readonly number[]): number {
  let largest = 1;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return 1e-12 * largest;
}

/** Whether all values are equal up to float noise. */
export function allEqual(values: readonly number[]): boolean {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return !(greatest - least > tieTolerance(values));
}

/** Sum of products of deviations from the means; 0 where either list has only ties. */
export function crossDeviations(x: readonly number[], y: readonly number[]): number {
  if (allEqual(x) || allEqual(y)) return 0;
  const meanX = mean(x);
  const meanY = mean(y);
  return sum(x.map((value, i) => (value - meanX) * ((y[i] ?? 0) - meanY)));
}

/** Sum of squared deviations from the mean; exactly 0 for ties. */
export function squaredDeviations(values: readonly number[]): number {
  return crossDeviations(values, values);
}

/** Sample variance (n - 1) of at least two values; exactly 0 for ties. */
export function variance(values: readonly number[]): number {
  return squaredDeviations(values) / (values.length - 1);
}
