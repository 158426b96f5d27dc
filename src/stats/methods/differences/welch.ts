import type { DirectionalOutcome } from "../../math/basics/outcome.ts";
import { type TOutcome, tInterval, tTest, valueWords } from "../../math/intervals/t-inference.ts";
import { welchStandard } from "../../math/intervals/welch-standard.ts";
import type { Method } from "../method.ts";

export const welch: Method = {
  name: "Welch's t",
  doc: "Interval and test for the difference of two independent means with unequal variances.",
  citation: "Welch 1947, Biometrika 34:28",
};

/** d ± t(df)·sqrt(v1/n1 + v2/n2), df by Welch-Satterthwaite. */
export function welchInterval(x: readonly number[], y: readonly number[], level: number): TOutcome {
  return tInterval(welchStandard(x, y), level, welch.name, valueWords);
}

/** The test that mean(x) - mean(y) equals `null`. */
export function welchTest(
  x: readonly number[],
  y: readonly number[],
  options: { readonly null?: number } = {},
): DirectionalOutcome {
  return tTest(welchStandard(x, y), options.null ?? 0, valueWords);
}
