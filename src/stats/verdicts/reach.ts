import type { Finding, PValue } from "../../model/index.ts";
import { floorWith } from "../estimates/index.ts";
import { alpha } from "./thresholds.ts";

/** What an exact test cannot reach with so few draws, and what it would take. */
export type BeyondReach = NonNullable<Finding["adjusted"]["beyondReach"]>;

/** How a p is adjusted in its family, the other members as they are. */
export type Adjust = (p: number) => number;

const alone: Adjust = (p) => p;
/** Draws up to which it is worth saying how many a test would need. */
const mostNeeded = 10_000;

/**
 * Whether the smallest p that the test can give, adjusted, stays at or above alpha: then no result
 * whatever could have been shown. Null where it does not, and for a test without a floor. `least` is
 * the number of draws below which nothing is claimed.
 */
export function beyondReach(
  p: Pick<PValue, "floor"> | null,
  least: number,
  adjust: Adjust = alone,
): BeyondReach | null {
  if (!p?.floor) return null;
  const smallest = adjust(p.floor.value);
  if (smallest < alpha) return null;
  let needed = Math.max(least, Math.min(...p.floor.draws) + 1);
  while (adjust(floorWith(p.floor, needed)) >= alpha) {
    needed += 1;
    if (needed > mostNeeded) return { p: smallest, needed: null };
  }
  return { p: smallest, needed };
}
