import type { DirectionalOutcome } from "../../../src/stats/math/basics/outcome.ts";
import { summarise } from "../../../src/stats/math/basics/summary.ts";
import {
  replicateWords,
  type TOutcome,
  tInterval,
  tTest,
} from "../../../src/stats/math/intervals/t-inference.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const replicatePairedT: Method = {
  name: "paired t on replicate differences",
  doc: "Interval and test for the same replicates asked in two ways, or for two trainings whose replicates share data order or initialisation by design.",
  citation: "Student 1908, Biometrika 6:1; Bouthillier et al. 2021, MLSys",
};

function standard(differences: readonly number[]) {
  const { mean: estimate, se, df } = summarise(differences);
  return { estimate, se, df };
}

/** D ± t(S-1)·sd/√S over the differences of matched replicates. */
export function replicatePairedTInterval(differences: readonly number[], level: number): TOutcome {
  return tInterval(standard(differences), level, replicatePairedT.name, replicateWords);
}

/** The test that the mean difference of matched replicates equals `null`. */
export function replicatePairedTTest(
  differences: readonly number[],
  options: { readonly null?: number } = {},
): DirectionalOutcome {
  return tTest(standard(differences), options.null ?? 0, replicateWords);
}
