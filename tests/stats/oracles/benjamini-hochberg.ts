import { stepUp } from "../../../src/stats/math/p-values/adjustment.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const benjaminiHochberg: Method = {
  name: "Benjamini-Hochberg adjustment",
  doc: "Adjusted p-values that bound the share of false claims: for screening heatmaps.",
  citation: "Benjamini & Hochberg 1995, J R Stat Soc B 57:289",
};

/** min over j >= i of (m/j)·p_(j), p sorted; a null p leaves the family. */
export function adjustBenjaminiHochberg(
  ps: readonly (number | null)[],
): readonly (number | null)[] {
  return stepUp(ps, (rank, family) => family / rank);
}
