import type { Region } from "../../model/index.ts";

interface Ends {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Whether a value agrees with a claim; the edge itself does not. */
export function holds(value: number, region: Region): boolean {
  return (
    (region.lower === null || value > region.lower) &&
    (region.upper === null || value < region.upper)
  );
}

/** Whether a whole interval lies inside what was claimed. */
export function liesIn(interval: Ends, region: Region): boolean {
  const { lower, upper } = interval;
  return (
    (region.lower === null || (lower !== null && lower > region.lower)) &&
    (region.upper === null || (upper !== null && upper < region.upper))
  );
}

/** Whether a whole interval lies outside what was claimed, on one side of it. */
export function liesOutside(interval: Ends, region: Region): boolean {
  const { lower, upper } = interval;
  const below = region.lower !== null && upper !== null && upper < region.lower;
  const above = region.upper !== null && lower !== null && lower > region.upper;
  return below || above;
}
