import type { DirectionalOutcome } from "../../../src/stats/math/basics/outcome.ts";
import { type Overlap, overlapStandard } from "../../../src/stats/math/intervals/overlap.ts";
import {
  type TOutcome,
  tInterval,
  tTest,
  valueWords,
} from "../../../src/stats/math/intervals/t-inference.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const overlapWelch: Method = {
  name: "Welch's t for groups that share units",
  doc: "Interval and test for the difference of two means over groups of which a part is the same units.",
  citation:
    "Derrick, Russ, Toher & White 2017, J Mod Appl Stat Methods 16:137; Welch 1947, Biometrika 34:28",
};

/** d ± t(df)·sqrt(V1 + V2 - 2C); Welch's interval without shared units, paired t where all are. */
export function overlapWelchInterval(overlap: Overlap, level: number): TOutcome {
  return tInterval(overlapStandard(overlap), level, overlapWelch.name, valueWords);
}

/** The test that the difference of the two means equals `null`. */
export function overlapWelchTest(
  overlap: Overlap,
  options: { readonly null?: number } = {},
): DirectionalOutcome {
  return tTest(overlapStandard(overlap), options.null ?? 0, valueWords);
}
