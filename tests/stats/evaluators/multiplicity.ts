import { benjaminiHochberg } from "../../../src/stats/corrections/benjamini-hochberg.ts";
import { holm } from "../../../src/stats/corrections/holm.ts";
import { adjustBenjaminiYekutieli } from "../oracles/benjamini-yekutieli.ts";
import { adjustBonferroni } from "../oracles/bonferroni.ts";
import { adjustHochberg } from "../oracles/hochberg.ts";

interface Input {
  readonly p: readonly (number | null)[];
}

export function evaluateMultiplicity({ p }: Input) {
  return {
    bonferroni: adjustBonferroni(p),
    holm: holm.adjust(p),
    hochberg: adjustHochberg(p),
    bh: benjaminiHochberg.adjust(p),
    by: adjustBenjaminiYekutieli(p),
  };
}
