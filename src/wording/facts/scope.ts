import { listed, plural } from "../../lib/words.ts";
import type { Design, Experiment } from "../../model/index.ts";
import type { JudgedScope, Restriction, SpeaksOf } from "../../stats/index.ts";
import { drawNoun } from "./nouns.ts";

/** What an interval speaks about beyond the samples seen: `these checkpoints, prompts like these`. */
export function generalisation(of: SpeaksOf, design: Design): string {
  if (of === "source") return "what its source says";
  const nouns = plural(drawNoun(design, of.kind));
  return of.kind === "replicate"
    ? `these ${plural(design.unit)}, ${trainings(nouns)} like these`
    : `these checkpoints, ${nouns} like these`;
}

/** The words that stand beside a verdict: what it is about. */
export function scopeWords({ about, prompts, units }: JudgedScope, design: Design): string {
  if (about === "checkpoints") return "these checkpoints";
  const many = `${trainings(plural(design.replicate ?? "seed"))} like these`;
  if (prompts === "like-these") return many;
  return `${many}, ${units === 1 ? `on this ${design.unit}` : `on these ${plural(design.unit)}`}`;
}

/** Runs that are called seeds are trainings. */
function trainings(nouns: string): string {
  return nouns === "seeds" ? "trainings" : nouns;
}

/** What a contrast leaves out because one side lacks it: `basic and long only`, `without basic, no tag`. */
export function restrictionText(cut: Restriction, { design }: Experiment): string {
  const labelOf = (factor: string, level: string) =>
    design.factors.find(({ id }) => id === factor)?.levels.find(({ id }) => id === level)?.label ??
    level;
  if (cut.is === "only")
    return `${listed(cut.levels.map((level) => labelOf(cut.factor, level)))} only`;
  const levels = Object.entries(cut.condition);
  return `without ${levels.map(([factor, level]) => labelOf(factor, level)).join(", ")}`;
}
