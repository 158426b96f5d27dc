import type { Discordant } from "../../math/basics/counts.ts";
import { binomialCdf, binomialPmf } from "../../math/basics/distributions.ts";
import { type TestOutcome, withoutTest } from "../../math/basics/outcome.ts";
import { reasons } from "../../math/basics/reasons.ts";
import type { Method } from "../method.ts";

export const mcnemarMidP: Method = {
  name: "McNemar mid-p test",
  doc: "Binomial test on discordant pairs counting half of the observed split: the default.",
  citation: "Fagerland, Lydersen & Laake 2013, BMC Med Res Methodol 13:91",
};

/** 2·P(X <= min(b, c)) - P(X = min), X ~ Bin(b+c, ½); exactly 1 where b = c. */
export function mcnemarMidPTest(counts: Discordant): TestOutcome {
  const { onlyFirst: b, onlySecond: c, total } = counts;
  if (total <= 0) return withoutTest(reasons.noPairs);
  if (b === c) return { statistic: 0, p: 1, reason: null };
  const fewer = Math.min(b, c);
  const p = 2 * binomialCdf(fewer, b + c, 0.5) - binomialPmf(fewer, b + c, 0.5);
  return { statistic: b - c, p: Math.min(1, p), reason: null };
}
