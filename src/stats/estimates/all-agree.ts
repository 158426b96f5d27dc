import type { Estimate } from "../../model/index.ts";

/**
 * Whether every replicate has the same value. There is no spread then to estimate an interval from; its
 * method assumes a cautious one, so that it is long, and is drawn thin so that it does not pass for one that was measured.
 */
export function allAgree({ replicates, draws, interval }: Estimate): boolean {
  return (
    interval !== null &&
    replicates > 1 &&
    draws.length === replicates &&
    draws.every((draw) => draw.value === draws[0]?.value)
  );
}
