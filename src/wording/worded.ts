import type { Design, Finding } from "../model/index.ts";
import type { FindingQuestion, Judgement } from "../stats/index.ts";
import type { DrawWords } from "./facts/index.ts";
import { drawNoun, drawWords } from "./facts/index.ts";

/** A judgement whose p and scope have their words. */
export type Worded = Omit<Judgement, "p" | "scope"> & Pick<Finding, "p" | "scope">;
export type WordedFinding = FindingQuestion & Worded;

/** What an estimate or a contrast rests on, in the author's words. */
export function drawsBehind(
  { contrast, estimate }: Pick<Worded, "contrast" | "estimate">,
  design: Design,
): DrawWords {
  const kind = (contrast ?? estimate)?.drawn ?? "unit";
  return drawWords(drawNoun(design, kind), kind);
}
