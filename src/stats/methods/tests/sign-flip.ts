import { type TestOutcome, withoutTest } from "../../math/basics/outcome.ts";
import { seededRandom } from "../../math/basics/random.ts";
import { reasons } from "../../math/basics/reasons.ts";
import { mean } from "../../math/basics/sums.ts";
import { latticeSignFlips } from "../../math/p-values/lattice-flips.ts";
import { exactSignFlips, sampledSignFlips } from "../../math/p-values/sign-flips.ts";
import type { Method } from "../method.ts";

export const signFlip: Method = {
  name: "sign-flip test",
  doc: "Test of a zero mean difference over the same units; needs differences symmetric under the null. Exact up to 16 units, and for any number of units with differences that are whole multiples of a common fraction; else 10,000 seeded flips.",
  citation:
    "Fisher 1935, The Design of Experiments, §21; Pagano & Tritchler 1983, J Am Stat Assoc 78:435; Phipson & Smyth 2010, Stat Appl Genet Mol Biol 9:39",
};

/** `null` is the mean difference tested; where no exact share can be had, `draws` seeded flips are taken. */
export interface SignFlipOptions {
  readonly null?: number;
  readonly seed?: number;
  readonly draws?: number;
  readonly exactUpTo?: number;
}

/** The test, and how its p came about. */
export interface SignFlipOutcome extends TestOutcome {
  /** Every sign pattern was counted; else p is (k+1)/(B+1) of B seeded ones. */
  readonly exact: boolean;
}

/**
 * Two-sided: the share of all 2^G sign patterns whose |sum| is at least as large (ties count). Listed
 * up to G = 16; beyond, from the distribution on the lattice of the differences, which is as exact and
 * costs less than flips; (k+1)/(B+1) of seeded patterns where the differences lie on no lattice.
 */
export function signFlipTest(
  differences: readonly number[],
  options: SignFlipOptions = {},
): SignFlipOutcome {
  const { null: shift = 0, seed = 1, draws = 10_000, exactUpTo = 16 } = options;
  if (differences.length === 0) return { ...withoutTest(reasons.noPairs), exact: false };
  const shifted = shift === 0 ? differences : differences.map((value) => value - shift);
  const exact = shifted.length <= exactUpTo ? exactSignFlips(shifted) : latticeSignFlips(shifted);
  const p = exact ?? sampledSignFlips(shifted, draws, seededRandom(seed));
  return { statistic: mean(shifted), p, reason: null, exact: exact !== null };
}

/** The smallest p-value that this many units can give: 2 / 2^G. */
export function signFlipFloor(units: number): number {
  return Math.min(1, 2 ** (1 - units));
}
