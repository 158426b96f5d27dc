import type { Contrast, Estimate, Interval, Metric, Verdict } from "../../model/index.ts";
import { missingBetweenCells, missingInCell } from "../estimates/index.ts";
import { isBounded } from "../evidence/index.ts";
import type { Evidenced } from "./evidenced.ts";
import type { Step } from "./family.ts";
import type { BeyondReach } from "./reach.ts";
import { holds, liesIn, liesOutside } from "./region.ts";
import type { JudgedScope } from "./scope.ts";
import { promptsOf } from "./scope.ts";
import { alpha, leastDraws, leastReplicates } from "./thresholds.ts";

/** A claim, its evidence and its place in the family: what a verdict is read from. */
export interface Case extends Evidenced {
  readonly step: Step;
  readonly metric: Metric;
  readonly scope: JudgedScope;
  /** At the level of the step. */
  readonly interval: Interval | null;
  /** The same over runs and units at once; null where no run shares units with another. */
  readonly twoWay: Interval | null;
  /** Set where no result of so few draws could have passed the exact test in its family. */
  readonly beyond: BeyondReach | null;
}

/** Why a verdict is what it is, by name; `wording` has the sentences. */
export type Ground =
  | "no value"
  | "no interval"
  | "outside its interval"
  | "straddles"
  | "no test"
  | "test disagrees"
  | "few draws"
  | "few replicates"
  | "these prompts only"
  | "few prompts"
  | "missing scores"
  | "missing without bounds"
  | "missing without range"
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
  if (asksTooMuch(c, found)) return undetermined("few replicates");
  if (c.interval === null) return undetermined("no interval");
  if (!liesWithin(found.value, c.interval)) return undetermined("outside its interval");
  const inside = liesIn(c.interval, c.region);
  const side = inside ? "inside" : liesOutside(c.interval, c.region) ? "outside" : null;
  if (side === null || holds(found.value, c.region) !== inside) return undetermined("straddles");
  const ground = weakness(c, found, inside);
  if (ground !== null) return undetermined(ground, side);
  return { verdict: inside ? "upheld" : "refuted", ground: "agrees", side };
}

/** What keeps a claim whose interval lies on one side from being decided; null: nothing does. */
function weakness(c: Case, found: Contrast | Estimate, inside: boolean): Ground | null {
  const overRuns = found.drawn === "replicate";
  if (c.step.p === null) return "no test";
  // An exact test over so few runs can show nothing: that is no disagreement.
  if (overRuns && (found.replicates < leastReplicates || c.beyond)) return "few replicates";
  if (c.step.p >= alpha) return "test disagrees";
  if (!overRuns && drawsOfCase(c) < leastDraws) return "few draws";
  if (overRuns && c.scope.prompts === "like-these") {
    if (promptsOf(found) < leastDraws) return "few prompts";
    const { twoWay } = c;
    if (twoWay && !(inside ? liesIn(twoWay, c.region) : liesOutside(twoWay, c.region)))
      return "these prompts only";
  }
  if (isUnbounded(c)) return "missing without bounds";
  if (missesTooMuch(c, found)) return "missing without range";
  const worst = found.worstCase;
  const robust = !worst || (inside ? liesIn(worst, c.region) : liesOutside(worst, c.region));
  return robust ? null : "missing scores";
}

/** A claim about trainings that no number of prompts can decide. */
function asksTooMuch({ question }: Case, found: Contrast | Estimate): boolean {
  const untrained = "trained" in found && found.trained === false;
  return (
    question.about === "trainings" &&
    !found.published &&
    (untrained || found.replicates < leastReplicates)
  );
}

function liesWithin(value: number, { lower, upper }: Interval): boolean {
  const noise = 1e-9 * Math.max(1, Math.abs(value));
  return (lower === null || value >= lower - noise) && (upper === null || value <= upper + noise);
}

/** A ratio that misses samples, where nothing says how far those could have moved it. */
function isUnbounded({ contrast }: Evidenced): boolean {
  return contrast?.scale === "ratio" && (contrast.missing ?? 0) > 0 && !contrast.worstCase;
}

/** Scores without ends have no worst case: more than a few missing, or unevenly missing, decide nothing (8.7). */
function missesTooMuch({ metric }: Case, found: Contrast | Estimate): boolean {
  if (isBounded(metric)) return false;
  const shares = missingShares(found);
  return (
    shares.some((share) => share > missingInCell) ||
    Math.max(...shares) - Math.min(...shares) > missingBetweenCells
  );
}

/** Shares of the planned samples without a score: of both sides of a contrast, or of an estimate. */
export function missingShares(found: Contrast | Estimate): readonly number[] {
  if (!("versus" in found)) return [found.missingShare];
  const by = found.missingBySide;
  return by ? [by.of.share, by.versus.share] : [0, 0];
}

/** Units or clusters that the evidence rests on. */
export function drawsOfCase({
  contrast,
  estimate,
}: Pick<Evidenced, "contrast" | "estimate">): number {
  if (contrast) return contrast.units;
  return (estimate?.drawn === "cluster" ? estimate.clusters : estimate?.units) ?? 0;
}

/**
 * Whether the verdict would turn if each limit of the interval that decided it were a tenth nearer to the value, or a
 * tenth farther. Each by its own distance: an interval from 0.1 % up to 21 % has hardly any room below.
 */
export function isAtEdge({
  interval,
  region,
  contrast,
  estimate,
}: Pick<Case, "interval" | "region" | "contrast" | "estimate">): boolean {
  const value = (contrast ?? estimate)?.value ?? null;
  if (value === null || !interval || interval.lower === null || interval.upper === null)
    return false;
  const { lower, upper } = interval;
  const [below, above] = [Math.max(0, value - lower), Math.max(0, upper - value)];
  const states = [-0.1, 0, 0.1].map((share) => {
    const moved = { lower: lower - share * below, upper: upper + share * above };
    return liesIn(moved, region) ? "in" : liesOutside(moved, region) ? "out" : "over";
  });
  return new Set(states).size > 1;
}
