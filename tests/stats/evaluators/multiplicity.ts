import { adjustBenjaminiHochberg } from "../../../src/stats/methods/benjamini-hochberg.ts";
import { adjustBenjaminiYekutieli } from "../../../src/stats/methods/benjamini-yekutieli.ts";
import { adjustBonferroni } from "../../../src/stats/methods/bonferroni.ts";
import { adjustHochberg } from "../../../src/stats/methods/hochberg.ts";
import { adjustHolm } from "../../../src/stats/methods/holm.ts";

interface Input {
  readonly p: readonly (number | null)[];
}

export function evaluateMultiplicity({ p }: Input) {
  return {
    bonferroni: adjustBonferroni(p),
    holm: adjustHolm(p),
    hochberg: adjustHochberg(p),
    bh: adjustBenjaminiHochberg(p),
    by: adjustBenjaminiYekutieli(p),
  };
}
