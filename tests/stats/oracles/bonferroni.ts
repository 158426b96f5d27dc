import { stepDown } from "../../../src/stats/math/p-values/adjustment.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const bonferroni: Method = {
  name: "Bonferroni adjustment",
  doc: "Adjusted p-values that bound the chance of any false claim; stricter than one that steps.",
  citation: "Bonferroni 1936; Dunn 1961, J Am Stat Assoc 56:52",
};

/** min(1, m·p); a null p leaves the family of m and stays null. */
export function adjustBonferroni(ps: readonly (number | null)[]): readonly (number | null)[] {
  return stepDown(ps, (_, family) => family);
}
