import type { Metric } from "./experiment.ts";

type Scaled = Pick<Metric, "kind" | "range">;

/** Between which ends every value of a metric lies: 0 and 1 for a rate, its range for a score; null without one. */
export function boundsOf({ kind, range }: Scaled): readonly [number, number] | null {
  return kind === "binary" ? [0, 1] : (range ?? null);
}

/** Whether a metric is a share of a whole, shown in percent and pp: a rate, or a score from 0 to 1. */
export function isShare(metric: Scaled): boolean {
  const bounds = boundsOf(metric);
  return bounds !== null && bounds[0] === 0 && bounds[1] === 1;
}
