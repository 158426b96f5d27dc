import type { TwoCounts } from "../../math/basics/counts.ts";
import { type TestOutcome, withoutTest } from "../../math/basics/outcome.ts";
import { reasons } from "../../math/basics/reasons.ts";
import { sum } from "../../math/basics/sums.ts";
import { hypergeometric } from "../../math/p-values/hypergeometric.ts";
import type { Method } from "../method.ts";

export const fisher: Method = {
  name: "Fisher's exact test",
  doc: "Test of equal rates given the total of successes; conservative, safe for small groups.",
  citation: "Fisher 1935, J R Stat Soc 98:39",
};

/** The summed probability of all tables no likelier than the one seen; whole counts. */
export function fisherTest(counts: TwoCounts): TestOutcome {
  const { x1, n1, x2, n2 } = counts;
  if (n1 <= 0 || n2 <= 0) return withoutTest(reasons.emptyArm);
  const { lowest, probabilities } = hypergeometric(n1, n2, x1 + x2);
  const seen = (probabilities[x1 - lowest] ?? 0) * (1 + 1e-7);
  const p = Math.min(1, sum(probabilities.filter((probability) => probability <= seen)));
  return { statistic: null, p, reason: null };
}
