import type { Correction } from "../correction.ts";
import { stepDown } from "../math/p-values/adjustment.ts";

/** max over j <= i of min(1, (m-j+1)·p_(j)), p sorted. */
const divisor = (rank: number, family: number) => family - rank + 1;

export const holm: Correction = {
  id: "holm",
  name: "Holm",
  doc: "Adjusted p-values that bound the chance of any false claim in the family: the default.",
  citation: "Holm 1979, Scand J Stat 6:65",
  words: {
    allowing: (findings) => ` after allowing for the ${findings} findings tested together`,
    note: () => null,
    ofContrasts: () => null,
  },
  stops: true,
  counts: false,
  adjust: (ps) => stepDown(ps, divisor),
  divisor,
};
