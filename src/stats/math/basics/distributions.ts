import betaCdfOf from "@stdlib/stats-base-dists-beta-cdf";
import betaQuantileOf from "@stdlib/stats-base-dists-beta-quantile";
import binomialCdfOf from "@stdlib/stats-base-dists-binomial-cdf";
import binomialPmfOf from "@stdlib/stats-base-dists-binomial-pmf";
import normalCdfOf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantileOf from "@stdlib/stats-base-dists-normal-quantile";
import tCdfOf from "@stdlib/stats-base-dists-t-cdf";
import tQuantileOf from "@stdlib/stats-base-dists-t-quantile";

/** P(Z <= x) for a standard normal Z. */
export function normalCdf(x: number): number {
  return normalCdfOf(x, 0, 1);
}

/**
 * The x with P(Z <= x) = p. The library value is off by 2e-9 in the far tail and -Infinity below
 * 1e-16, so Newton's steps on log P follow, in the lower half where 1 - p loses nothing.
 */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (!(p > 0)) return normalQuantileOf(p, 0, 1);
  const start = normalQuantileOf(p, 0, 1);
  let x = Number.isFinite(start) ? start : -Math.sqrt(-2 * Math.log(p));
  for (let i = 0; i < 10; i += 1) {
    const below = normalCdf(x);
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    const step = (Math.log1p((below - p) / p) * below) / density;
    x -= step;
    if (Math.abs(step) < 1e-14 * Math.abs(x) || step === 0) break;
  }
  return x;
}

/** P(T <= x) for Student's t with `df` degrees of freedom (may be fractional). */
export function tCdf(x: number, df: number): number {
  return tCdfOf(x, df);
}

/** The x with P(T <= x) = p for Student's t with `df` degrees of freedom. */
export function tQuantile(p: number, df: number): number {
  return tQuantileOf(p, df);
}

/** P(X <= x) for X ~ Beta(a, b). */
export function betaCdf(x: number, a: number, b: number): number {
  return betaCdfOf(x, a, b);
}

/** The x with P(X <= x) = p for X ~ Beta(a, b). */
export function betaQuantile(p: number, a: number, b: number): number {
  return betaQuantileOf(p, a, b);
}

/** P(X <= k) for X ~ Binomial(n, p). */
export function binomialCdf(k: number, n: number, p: number): number {
  return binomialCdfOf(k, n, p);
}

/** P(X = k) for X ~ Binomial(n, p). */
export function binomialPmf(k: number, n: number, p: number): number {
  return binomialPmfOf(k, n, p);
}

/** The two-sided critical value of the normal distribution: 1.96 at level 0.95. */
export function zCritical(level: number): number {
  return -normalQuantile((1 - level) / 2);
}

/** The two-sided critical value of Student's t with `df` degrees of freedom. */
export function tCritical(level: number, df: number): number {
  return -tQuantile((1 - level) / 2, df);
}
