import type { Floor } from "../../model/index.ts";
import { permutationFloor } from "../methods/tests/permutation.ts";
import { signFlipFloor } from "../methods/tests/sign-flip.ts";

/** The floor of a test that counts by this rule; `chance` is of one draw under the hypothesis. */
export function floorOf(rule: Floor["rule"], draws: readonly number[], chance = 0.5): Floor {
  const value = Math.min(1, leastP[rule](draws, chance));
  return { value, rule, draws: [...draws], ...(chance === 0.5 ? {} : { chance }) };
}

/** The floor that the same test would have with `n` draws, on each side where there are two. */
export function floorWith({ value, rule, draws, chance }: Floor, n: number): number {
  // A one-sided test has half the floor of its two-sided form.
  const sides = value / floorOf(rule, draws, chance).value;
  return sides * floorOf(rule, draws.length > 1 ? [n, n] : [n], chance).value;
}

type LeastP = (draws: readonly number[], chance: number) => number;

const leastP: Readonly<Record<Floor["rule"], LeastP>> = {
  "sign-flips": ([n = 0]) => signFlipFloor(n),
  divisions: ([n1 = 0, n2 = 0]) => permutationFloor(n1, n2) ?? 1,
  // All pairs disagree in the same way: half the point probability, on both sides.
  "mid-p": ([n = 0], chance) => chance ** n,
  // Every sample is like the other.
  binomial: ([n = 0], chance) => 2 * chance ** n,
};
