import { plural } from "../../lib/words.ts";
import type { Contrast, Design, Estimate, Finding } from "../../model/index.ts";
import type { Evidence } from "../evidence/index.ts";
import type { FindingQuestion } from "./gather.ts";
import { contrastOf } from "./gather.ts";
import { leastReplicates } from "./thresholds.ts";

/**
 * What a verdict is about (statistics, 8.6). One run says nothing of training, and too few runs cannot: those speak
 * of these checkpoints. With more, a claim is about trainings like these, unless the author asks otherwise.
 */
export function aboutOf(question: FindingQuestion, evidence: Evidence): Finding["about"] {
  if (question.about !== undefined) return question.about;
  const { experiment, metric, of, versus } = question;
  if (versus !== null) {
    const { replicates } = evidence.contrast(contrastOf(question, versus));
    return replicates < leastReplicates ? "checkpoints" : "trainings";
  }
  const { replicates, trained } = evidence.estimate({ experiment, metric, of });
  return replicates < leastReplicates || trained === false ? "checkpoints" : "trainings";
}

/** The scope of a verdict, with the words that stand beside it. */
export function scopeOf(
  found: Contrast | Estimate | null,
  question: FindingQuestion,
  design: Design | undefined,
): Finding["scope"] {
  const about =
    found?.drawn === "replicate" || question.about === "trainings" ? "trainings" : "checkpoints";
  const fixed = about === "trainings" && question.prompts === "fixed";
  const unit = design?.unit ?? "prompt";
  const noun = design?.replicate ?? "seed";
  const runs = noun === "seed" ? "trainings" : plural(noun);
  const many = about === "trainings" ? `${runs} like these` : "these checkpoints";
  const units = found ? unitsOf(found) : 0;
  const these = units === 1 ? `on this ${unit}` : `on these ${plural(unit)}`;
  return {
    about,
    prompts: fixed ? "these" : "like-these",
    words: fixed ? `${many}, ${these}` : many,
  };
}

/** Units that were asked. */
export function unitsOf(found: Contrast | Estimate): number {
  return "asked" in found ? found.asked : found.units;
}

/** What prompts like these are drawn from: the clusters of the units where they have any, else the units. */
export function promptsOf(found: Contrast | Estimate): number {
  return found.clusters ?? unitsOf(found);
}
