import type { DirectionalOutcome } from "../../../src/stats/math/basics/outcome.ts";
import {
  replicateWords,
  type TOutcome,
  tInterval,
  tTest,
} from "../../../src/stats/math/intervals/t-inference.ts";
import { welchStandard } from "../../../src/stats/math/intervals/welch-standard.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const replicateWelch: Method = {
  name: "Welch's t on replicate means",
  doc: "Interval and test for the difference of two trainings, one value per replicate.",
  citation: "Welch 1947, Biometrika 34:28; Colas, Sigaud & Oudeyer 2018, arXiv 1806.08295",
};

/** d ± t(df)·sqrt(v1/S1 + v2/S2), df by Welch-Satterthwaite. */
export function replicateWelchInterval(
  first: readonly number[],
  second: readonly number[],
  level: number,
): TOutcome {
  return tInterval(welchStandard(first, second), level, replicateWelch.name, replicateWords);
}

/** The test that the difference of the two means over replicates equals `null`. */
export function replicateWelchTest(
  first: readonly number[],
  second: readonly number[],
  options: { readonly null?: number } = {},
): DirectionalOutcome {
  return tTest(welchStandard(first, second), options.null ?? 0, replicateWords);
}
