import { normalQuantile, tQuantile } from "../../math/basics/distributions.ts";
import type { Method } from "../method.ts";

export const minimumEffect: Method = {
  name: "minimum detectable effect",
  doc: "The smallest true effect that a study with this standard error would have found with the given power.",
  citation: "Bloom 1995, Eval Rev 19:547; Miller 2024, arXiv 2411.00640",
};

/** How sure to be: two-sided `alpha` and `power`. */
export interface Sureness {
  readonly alpha: number;
  readonly power: number;
}

/** (t_{1-alpha/2} + t_power)·se on `df` degrees of freedom; normal quantiles where df is null. */
export function minimumDetectableEffect(
  se: number,
  df: number | null,
  { alpha, power }: Sureness,
): number {
  const quantile = (p: number) => (df === null ? normalQuantile(p) : tQuantile(p, df));
  return (quantile(power) - quantile(alpha / 2)) * se;
}
