import type { DirectionalOutcome, Limits } from "../../../src/stats/math/basics/outcome.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const tost: Method = {
  name: "two one-sided tests",
  doc: "Equivalence: the difference is shown to lie inside margins declared before the data.",
  citation:
    "Schuirmann 1987, J Pharmacokinet Biopharm 15:657; Lakens 2017, Soc Psychol Personal Sci 8:355",
};

/** The two one-sided p-values, the larger of them, and the verdict. */
export interface Equivalence {
  readonly pLower: number | null;
  readonly pUpper: number | null;
  readonly p: number | null;
  readonly equivalent: boolean;
  readonly reason: string | null;
}

/**
 * Equivalent where the result is above the low margin and below the high one, each at `alpha`. Any
 * test with a null value serves: pass its outcome at the low margin and at the high margin.
 */
export function tostEquivalence(
  atLow: DirectionalOutcome,
  atHigh: DirectionalOutcome,
  alpha: number,
): Equivalence {
  const [pLower, pUpper] = [atLow.pGreater, atHigh.pLess];
  if (pLower === null || pUpper === null)
    return { pLower, pUpper, p: null, equivalent: false, reason: atLow.reason ?? atHigh.reason };
  const p = Math.max(pLower, pUpper);
  return { pLower, pUpper, p, equivalent: p < alpha, reason: null };
}

/** The level of the interval that decides equivalence at `alpha`: 1 - 2·alpha. */
export function equivalenceLevel(alpha: number): number {
  return 1 - 2 * alpha;
}

/** The same decision by an interval at level 1 - 2·alpha, for methods without a test (MOVER). */
export function liesInside(interval: Limits | null, low: number, high: number): boolean {
  return interval !== null && interval.lower > low && interval.upper < high;
}

/** Non-inferior: the lower limit of an interval at level 1 - 2·alpha stays above the low margin. */
export function liesAbove(interval: Limits | null, low: number): boolean {
  return interval !== null && interval.lower > low;
}
