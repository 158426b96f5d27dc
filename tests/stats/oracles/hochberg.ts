import { stepUp } from "../../../src/stats/math/p-values/adjustment.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const hochberg: Method = {
  name: "Hochberg adjustment",
  doc: "Steps up from the largest p; right for independent or positively dependent tests.",
  citation: "Hochberg 1988, Biometrika 75:800",
};

/** min over j >= i of (m-j+1)·p_(j), p sorted; a null p leaves the family. */
export function adjustHochberg(ps: readonly (number | null)[]): readonly (number | null)[] {
  return stepUp(ps, (rank, family) => family - rank + 1);
}
