import type { Discordant } from "../../../src/stats/math/basics/counts.ts";
import { binomialCdf } from "../../../src/stats/math/basics/distributions.ts";
import { type TestOutcome, withoutTest } from "../../../src/stats/math/basics/outcome.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const mcnemarExact: Method = {
  name: "exact McNemar test",
  doc: "Binomial test on discordant pairs; the strict option, conservative.",
  citation: "McNemar 1947, Psychometrika 12:153; Fagerland et al. 2013, BMC Med Res Methodol 13:91",
};

/** 2·P(X <= min(b, c)) with X ~ Bin(b+c, ½), at most 1; 1 without discordant pairs. */
export function mcnemarExactTest(counts: Discordant): TestOutcome {
  const { onlyFirst: b, onlySecond: c, total } = counts;
  if (total <= 0) return withoutTest(reasons.noPairs);
  const p = b === c ? 1 : Math.min(1, 2 * binomialCdf(Math.min(b, c), b + c, 0.5));
  return { statistic: b - c, p, reason: null };
}
