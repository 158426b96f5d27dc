import type { DirectionalOutcome } from "../../math/basics/outcome.ts";
import { summarise } from "../../math/basics/summary.ts";
import { pairWords, type TOutcome, tInterval, tTest } from "../../math/intervals/t-inference.ts";
import type { Method } from "../method.ts";

export const pairedT: Method = {
  name: "paired t on unit differences",
  doc: "Interval and test for the mean difference over the same units: the default for graded scores.",
  citation: "Student 1908, Biometrika 6:1; Miller 2024, arXiv 2411.00640",
};

function standard(differences: readonly number[]) {
  const { mean: estimate, se, df } = summarise(differences);
  return { estimate, se, df };
}

/** D ± t(G-1)·sd(d)/√G; no interval for one pair or where all differences are equal. */
export function pairedTInterval(differences: readonly number[], level: number): TOutcome {
  return tInterval(standard(differences), level, pairedT.name, pairWords);
}

/** The test that the mean difference equals `null`. */
export function pairedTTest(
  differences: readonly number[],
  options: { readonly null?: number } = {},
): DirectionalOutcome {
  return tTest(standard(differences), options.null ?? 0, pairWords);
}
