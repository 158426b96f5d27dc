import { mean, variance } from "./sums.ts";

/** Mean, spread and standard error of plain values; null where too few values tell it. */
export interface Summary {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly se: number | null;
  readonly df: number | null;
}

/** The summary of independent values. */
export function summarise(values: readonly number[]): Summary {
  const n = values.length;
  if (n === 0) return { n, mean: null, sd: null, se: null, df: null };
  if (n === 1) return { n, mean: mean(values), sd: null, se: null, df: 0 };
  const spread = variance(values);
  return { n, mean: mean(values), sd: Math.sqrt(spread), se: Math.sqrt(spread / n), df: n - 1 };
}
