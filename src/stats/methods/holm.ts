import { stepDown } from "../math/adjustment.ts";
import type { Method } from "./method.ts";

export const holm: Method = {
  name: "Holm adjustment",
  doc: "Adjusted p-values that bound the chance of any false claim in the family: the default.",
  citation: "Holm 1979, Scand J Stat 6:65",
};

/** max over j <= i of min(1, (m-j+1)·p_(j)), p sorted; a null p leaves the family. */
export function adjustHolm(ps: readonly (number | null)[]): readonly (number | null)[] {
  return stepDown(ps, (rank, family) => family - rank + 1);
}
