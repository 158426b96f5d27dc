import { pValue } from "../../lib/format-number.ts";
import { counted } from "../../lib/words.ts";
import type { Contrast, Estimate, Finding, PValue } from "../../model/index.ts";
import { floorWith } from "../estimates/index.ts";
import type { DrawKind, Evidence } from "../evidence/index.ts";
import { drawNoun } from "../evidence/index.ts";
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
  p: PValue | null,
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

/** Draws that a finding or contrast rests on, as words name them. */
export interface DrawWords {
  readonly noun: string;
  /** What two groups of them are groups of. */
  readonly group: "arm" | "side";
}

/** The words for the draws of a kind. */
export function drawWords(noun: string, kind: DrawKind): DrawWords {
  return { noun, group: kind === "replicate" ? "arm" : "side" };
}

/** What an estimate or a contrast rests on, in the author's words. */
export function drawsBehindWords(
  {
    contrast,
    estimate,
  }: { readonly contrast: Contrast | null; readonly estimate: Estimate | null },
  experiment: string,
  evidence: Evidence,
): DrawWords {
  const design = evidence.experiment(experiment)?.design;
  const kind = (contrast ?? estimate)?.drawn ?? "unit";
  return drawWords(design ? drawNoun(design, kind) : kind, kind);
}

/** `4 seeds per arm`, `3 against 5 seeds`, `5 seeds`. */
export function floorDraws({ floor }: PValue, { noun, group }: DrawWords): string {
  const [first = 0, second = first] = floor?.draws ?? [];
  if (first !== second) return `${first} against ${counted(second, noun)}`;
  return `${counted(first, noun)}${isTwoSided(floor) ? ` per ${group}` : ""}`;
}

/** `5 per arm would`, `6 would`. */
export function neededWords({ floor }: PValue, needed: number, { group }: DrawWords): string {
  return `${needed}${isTwoSided(floor) ? ` per ${group}` : ""} would`;
}

function isTwoSided(floor: PValue["floor"]): boolean {
  return (floor?.draws.length ?? 0) > 1;
}

/** `4 seeds per arm are too few to tell among 3 findings, whatever they show (the smallest p possible is 0.086); 5 per arm would do`. */
export function tooFewWords(
  p: PValue,
  beyond: BeyondReach,
  words: DrawWords,
  family: number,
): string {
  const among = family > 1 ? ` among ${family} findings` : "";
  const needed = beyond.needed === null ? "" : `; ${neededWords(p, beyond.needed, words)} do`;
  return `${floorDraws(p, words)} are too few to tell${among}, whatever they show (the smallest p possible is ${pValue(beyond.p)})${needed}`;
}
