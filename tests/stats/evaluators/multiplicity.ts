import { holm } from "../../../src/stats/corrections/holm.ts";
import { adjustBenjaminiHochberg } from "../../../src/stats/methods/benjamini-hochberg.ts";
import { adjustBenjaminiYekutieli } from "../../../src/stats/methods/benjamini-yekutieli.ts";
import { adjustBonferroni } from "../../../src/stats/methods/bonferroni.ts";
import { adjustHochberg } from "../../../src/stats/methods/hochberg.ts";

interface Input {
  readonly p: readonly (number | null)[];
}

export function evaluateMultiplicity({ p }: Input) {
  return {
    bonferroni: adjustBonferroni(p),
    holm: holm.adjust(p),
    hochberg: adjustHochberg(p),
    bh: adjustBenjaminiHochberg(p),
    by: adjustBenjaminiYekutieli(p),
  };
}
