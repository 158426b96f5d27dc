import type { Correction } from "../correction.ts";
import { stepUp } from "../math/p-values/adjustment.ts";

/**
 * p_(i) m/i, the least from there upwards. The interval of each is at the level 1 - alpha R/m, R being how many pass:
 * of intervals selected and adjusted so, at most a share alpha is expected to miss (the false coverage rate).
 */
export const benjaminiHochberg: Correction = {
  id: "benjamini-hochberg",
  name: "Benjamini-Hochberg",
  doc: "Bounds the share of wrong findings among those that a page decides, not the chance of any: for pages that screen many. Right where findings are independent or lean the same way. Sure findings on the same page make it easier for the others.",
  citation:
    "Benjamini & Hochberg 1995, J R Stat Soc B 57:289; Benjamini & Yekutieli 2005, J Am Stat Assoc 100:71",
  words: {
    allowing: (findings, rate, decided) =>
      decided
        ? `, as one of the findings decided together, of which at most ${rate} are expected to be wrong`
        : ` by a rule under which, of the ${findings} findings tested together, at most ${rate} of those decided are expected to be wrong`,
    note: (rate) => `up to ${rate} of the findings decided together are expected to be wrong`,
    ofContrasts: (rate) =>
      `of those that show a difference, at most ${rate} are expected to be wrong`,
  },
  stops: false,
  counts: true,
  adjust: (ps) => stepUp(ps, (rank, family) => family / rank),
  divisor: (_rank, family, passed) => family / Math.max(1, passed),
};
