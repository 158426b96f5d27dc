import type { TwoCounts } from "../../math/basics/counts.ts";
import { zCritical } from "../../math/basics/distributions.ts";
import { type IntervalOutcome, withInterval, withoutInterval } from "../../math/basics/outcome.ts";
import { reasons } from "../../math/basics/reasons.ts";
import { squareAndAdd } from "../../math/intervals/square-and-add.ts";
import { wilsonLimits } from "../../math/intervals/wilson-limits.ts";
import type { Method } from "../method.ts";

export const newcombe: Method = {
  name: "Newcombe hybrid score interval",
  doc: "Interval for the difference of two independent rates, from their Wilson limits.",
  citation: "Newcombe 1998, Stat Med 17:873 (method 10)",
};

/** d - sqrt((p1-l1)² + (u2-p2)²) to d + sqrt((u1-p1)² + (p2-l2)²), (l, u) the Wilson limits. */
export function newcombeInterval(counts: TwoCounts, level: number): IntervalOutcome {
  const { x1, n1, x2, n2 } = counts;
  if (n1 <= 0 || n2 <= 0) return withoutInterval(null, reasons.emptyArm);
  const z = zCritical(level);
  const [p1, p2] = [x1 / n1, x2 / n2];
  const limits = squareAndAdd(
    { estimate: p1, limits: wilsonLimits(p1, n1, z) },
    { estimate: p2, limits: wilsonLimits(p2, n2, z) },
    0,
  );
  return withInterval(p1 - p2, limits, level, newcombe.name);
}
