import type { Discordant } from "../../../src/stats/math/basics/counts.ts";
import { normalCdf } from "../../../src/stats/math/basics/distributions.ts";
import { type TestOutcome, withoutTest } from "../../../src/stats/math/basics/outcome.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { reasons } from "./math/reasons.ts";

export const mcnemarChiSquare: Method = {
  name: "McNemar chi-square",
  doc: "Large-sample test on discordant pairs, without continuity correction.",
  citation: "McNemar 1947, Psychometrika 12:153",
};

/** (b-c)²/(b+c) on one degree of freedom; null without discordant pairs. */
export function mcnemarChiSquareTest(counts: Discordant): TestOutcome {
  const { onlyFirst: b, onlySecond: c, total } = counts;
  if (total <= 0) return withoutTest(reasons.noPairs);
  if (b + c === 0) return withoutTest(reasons.noDiscordant);
  const statistic = (b - c) ** 2 / (b + c);
  return { statistic, p: 2 * normalCdf(-Math.sqrt(statistic)), reason: null };
}
