import { counted } from "../../lib/words.ts";
import type { PValue } from "../../model/index.ts";
import type { BeyondReach, DrawKind } from "../../stats/index.ts";
import { pCell } from "../numbers/numbers.ts";

type Floored = Pick<PValue, "floor">;

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

/** `4 seeds per arm`, `3 against 5 seeds`, `5 seeds`. */
export function floorDraws({ floor }: Floored, { noun, group }: DrawWords): string {
  const [first = 0, second = first] = floor?.draws ?? [];
  if (first !== second) return `${first} against ${counted(second, noun)}`;
  return `${counted(first, noun)}${isTwoSided(floor) ? ` per ${group}` : ""}`;
}

/** `5 per arm would`, `6 would`. */
export function neededWords({ floor }: Floored, needed: number, { group }: DrawWords): string {
  return `${needed}${isTwoSided(floor) ? ` per ${group}` : ""} would`;
}

function isTwoSided(floor: PValue["floor"]): boolean {
  return (floor?.draws.length ?? 0) > 1;
}

/** `4 seeds per arm are too few to tell when 3 findings are tested together, whatever they show (the smallest p possible is 0.086); 5 per arm would do`. */
export function tooFewWords(
  p: Floored,
  beyond: BeyondReach,
  words: DrawWords,
  family: number,
): string {
  const together = family > 1 ? ` when ${family} findings are tested together` : "";
  const needed = beyond.needed === null ? "" : `; ${neededWords(p, beyond.needed, words)} do`;
  return `${floorDraws(p, words)} are too few to tell${together}, whatever they show (the smallest p possible is ${pCell(beyond.p)})${needed}`;
}
