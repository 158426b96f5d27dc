import { zCritical } from "../../math/basics/distributions.ts";
import type { Limits } from "../../math/basics/outcome.ts";
import { type Summary, summarise } from "../../math/basics/summary.ts";
import { type TOutcome, tInterval, valueWords } from "../../math/intervals/t-inference.ts";
import { wilsonLimits } from "../../math/intervals/wilson-limits.ts";
import type { Method } from "../method.ts";

export const meanT: Method = {
  name: "t interval",
  doc: "Interval for the mean of independent graded scores.",
  citation: "Student 1908, Biometrika 6:1",
};

/** The name of the test by the same distribution. */
export const meanTTestName = "t test";

/** mean ± t(n-1)·sd/√n; no interval for fewer than two values or for ties. */
export function meanTInterval(values: readonly number[], level: number): TOutcome & Summary {
  const summary = summarise(values);
  const { mean: estimate, se, df } = summary;
  return { ...summary, ...tInterval({ estimate, se, df }, level, meanT.name, valueWords) };
}

/**
 * Wilson's formula at p = mean: conservative limits for scores in [0, 1] that are all ties. Null for
 * no values or values outside [0, 1].
 */
export function boundedMeanLimits(values: readonly number[], level: number): Limits | null {
  const { mean: estimate, n } = summarise(values);
  if (estimate === null || values.some((value) => value < 0 || value > 1)) return null;
  return wilsonLimits(estimate, n, zCritical(level));
}
