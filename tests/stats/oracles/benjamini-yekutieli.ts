import { stepUp } from "../../../src/stats/math/p-values/adjustment.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const benjaminiYekutieli: Method = {
  name: "Benjamini-Yekutieli adjustment",
  doc: "Benjamini-Hochberg for any dependence between the tests.",
  citation: "Benjamini & Yekutieli 2001, Ann Stat 29:1165",
};

/** min over j >= i of (m/j)·(1 + 1/2 + … + 1/m)·p_(j), p sorted; a null p leaves the family. */
export function adjustBenjaminiYekutieli(
  ps: readonly (number | null)[],
): readonly (number | null)[] {
  return stepUp(ps, (rank, family) => (harmonic(family) * family) / rank);
}

function harmonic(terms: number): number {
  let total = 0;
  for (let i = terms; i >= 1; i -= 1) total += 1 / i;
  return total;
}
