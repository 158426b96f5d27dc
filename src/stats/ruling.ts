import type { Interval, Verdict } from "../model/index.ts";
import type { Step } from "./family.ts";
import type { Evidenced } from "./gather.ts";
import type { BeyondReach } from "./reach.ts";
import { liesIn, liesOutside } from "./region.ts";
import { alpha, leastDraws, leastReplicates } from "./thresholds.ts";

/** A claim, its evidence and its place in the family: what a verdict is read from. */
export interface Case extends Evidenced {
  readonly step: Step;
  readonly interval: Interval | null;
  /** Set where no result of so few draws could have passed the exact test in its family. */
  readonly beyond: BeyondReach | null;
}

/** Why a verdict is what it is, by name; `why.ts` has the sentences. */
export type Ground =
  | "no value"
  | "no interval"
  | "straddles"
  | "no test"
  | "test disagrees"
  | "few draws"
  | "few replicates"
  | "missing scores"
  | "missing without bounds"
  | "agrees";

export interface Ruling {
  readonly verdict: Verdict;
  readonly ground: Ground;
  /** Where the interval lies; null where it straddles or is absent. */
  readonly side: "inside" | "outside" | null;
}

/** Reads the verdict from the adjusted interval and p, the number of draws, and the missing scores. */
export function rule(c: Case): Ruling {
  const found = c.contrast ?? c.estimate;
  const undetermined = (ground: Ground, side: Ruling["side"] = null): Ruling => ({
    verdict: "undetermined",
    ground,
    side,
  });
  if (!found || found.value === null) return undetermined("no value");
  if (c.interval === null) return undetermined("no interval");
  const inside = liesIn(c.interval, c.region);
  const side = inside ? "inside" : liesOutside(c.interval, c.region) ? "outside" : null;
  if (side === null) return undetermined("straddles");
  if (c.step.p === null) return undetermined("no test", side);
  if (c.step.p >= alpha) return undetermined("test disagrees", side);
  if (found.replicates > 1 && found.replicates < leastReplicates)
    return undetermined("few replicates", side);
  if (found.replicates <= 1 && drawsOfCase(c) < leastDraws) return undetermined("few draws", side);
  if (isUnbounded(c)) return undetermined("missing without bounds", side);
  const worst = found.worstCase;
  const robust = !worst || (inside ? liesIn(worst, c.region) : liesOutside(worst, c.region));
  if (!robust) return undetermined("missing scores", side);
  return { verdict: inside ? "upheld" : "refuted", ground: "agrees", side };
}

/** A ratio that misses samples, where nothing says how far those could have moved it. */
function isUnbounded({ contrast }: Evidenced): boolean {
  return contrast?.scale === "ratio" && (contrast.missing ?? 0) > 0 && !contrast.worstCase;
}

/** Units or clusters that the evidence rests on. */
export function drawsOfCase({ contrast, estimate }: Evidenced): number {
  return contrast?.units ?? estimate?.clusters ?? estimate?.units ?? 0;
}
