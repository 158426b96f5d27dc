import type { Contrast, Estimate, Finding } from "../../model/index.ts";
import type { Evidence } from "../evidence/index.ts";
import type { FindingQuestion } from "./evidenced.ts";
import { contrastOf } from "./evidenced.ts";
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

/** The scope of a verdict; `wording` has its words. */
export interface JudgedScope extends Omit<Finding["scope"], "words"> {
  /** Units that were asked. */
  readonly units: number;
}

export function scopeOf(found: Contrast | Estimate | null, question: FindingQuestion): JudgedScope {
  const about =
    found?.drawn === "replicate" || question.about === "trainings" ? "trainings" : "checkpoints";
  const fixed = about === "trainings" && question.prompts === "fixed";
  const units = found ? unitsOf(found) : 0;
  return { about, prompts: fixed ? "these" : "like-these", units };
}

/** Units that were asked. */
export function unitsOf(found: Contrast | Estimate): number {
  return "asked" in found ? found.asked : found.units;
}

/** What prompts like these are drawn from: the clusters of the units where they have any, else the units. */
export function promptsOf(found: Contrast | Estimate): number {
  return found.clusters ?? unitsOf(found);
}
