import { plural } from "../../lib/words.ts";
import type { Design } from "../../model/index.ts";

/** What the draws of an interval are: the things it generalises to more of. */
export type DrawKind = "unit" | "cluster" | "replicate";

/** The author's word for a kind of draw. */
export function drawNoun(design: Design, kind: DrawKind): string {
  if (kind === "unit") return design.unit;
  return (kind === "cluster" ? design.cluster : design.replicate) ?? kind;
}

/** What replicates are runs of: training runs where they are called seeds. */
export function runWords(noun: string): string {
  return noun === "seed" ? "training runs" : plural(noun);
}

/** What an interval with these draws speaks about beyond the samples seen. */
export function generalisation(design: Design, kind: DrawKind): string {
  if (kind !== "replicate")
    return `these checkpoints, ${plural(drawNoun(design, kind))} like these`;
  const noun = drawNoun(design, kind);
  return `these ${plural(design.unit)}, ${noun === "seed" ? "trainings" : plural(noun)} like these`;
}
