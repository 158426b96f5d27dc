import { type TestOutcome, withoutTest } from "../../math/basics/outcome.ts";
import { seededRandom } from "../../math/basics/random.ts";
import { reasons } from "../../math/basics/reasons.ts";
import { mean } from "../../math/basics/sums.ts";
import {
  choose,
  exactPermutations,
  sampledPermutations,
} from "../../math/p-values/permutations.ts";
import type { Method } from "../method.ts";

export const permutation: Method = {
  name: "permutation test",
  doc: "Test of a difference of means by dividing the values anew; exact for small groups.",
  citation:
    "Pitman 1937, Suppl J R Stat Soc 4:119; Phipson & Smyth 2010, Stat Appl Genet Mol Biol 9:39",
};

/** `null` is the difference tested; beyond `exactUpTo` divisions, `draws` seeded ones are taken. */
export interface PermutationOptions {
  readonly null?: number;
  readonly seed?: number;
  readonly draws?: number;
  readonly exactUpTo?: number;
}

/** Two-sided: the share of divisions with |mean difference| at least as large; ties count. */
export function permutationTest(
  x: readonly number[],
  y: readonly number[],
  options: PermutationOptions = {},
): TestOutcome {
  const { null: shift = 0, seed = 1, draws = 10_000, exactUpTo = 1_000_000 } = options;
  if (x.length === 0 || y.length === 0) return withoutTest(reasons.emptyArm);
  const shifted = shift === 0 ? x : x.map((value) => value - shift);
  const exact = choose(x.length + y.length, x.length) <= exactUpTo;
  const p = exact
    ? exactPermutations(shifted, y)
    : sampledPermutations(shifted, y, draws, seededRandom(seed));
  return { statistic: mean(shifted) - mean(y), p, reason: null };
}

/** The smallest p-value that groups of these sizes can give; null for an empty group. */
export function permutationFloor(n1: number, n2: number): number | null {
  if (n1 === 0 || n2 === 0) return null;
  return (n1 === n2 ? 2 : 1) / choose(n1 + n2, n1);
}
