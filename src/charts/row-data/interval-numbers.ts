import type { Estimate, Interval } from "../../model/index.ts";
import type { Panel } from "../layout/places.ts";
import { rawRate } from "../marks/estimate.ts";

export { dashes } from "../marks/estimate.ts";

/** Ends of an interval that can be drawn: infinities stop at the edge of the axis. */
export function ends(
  interval: Interval,
  panel: Panel,
  axis: "x" | "y" = "x",
): readonly [number, number] {
  const scale = panel[axis];
  const [low, high] =
    scale.type === "identity"
      ? [-Infinity, Infinity]
      : [Math.min(...scale.domain), Math.max(...scale.domain)];
  return [Math.max(interval.lower ?? low, low), Math.min(interval.upper ?? high, high)];
}

/** Every finite number that an axis has to hold for these estimates. */
export function numbersOf(estimates: readonly (Estimate | null)[]): readonly number[] {
  return estimates
    .flatMap((e) =>
      e
        ? [
            e.value,
            e.interval?.lower,
            e.interval?.upper,
            rawRate(e),
            e.published?.ours?.lower,
            e.published?.ours?.upper,
          ]
        : [],
    )
    .filter((v): v is number => typeof v === "number" && Number.isFinite(v));
}
