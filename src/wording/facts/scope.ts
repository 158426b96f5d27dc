import { listed, plural } from "../../lib/words.ts";
import type { Design, Experiment } from "../../model/index.ts";
import { describeLevels } from "../../model/index.ts";
import type { JudgedScope, Restriction, SpeaksOf } from "../../stats/index.ts";
import { inSentence } from "../label.ts";
import { factorLabel } from "../names.ts";
import { drawNoun } from "./nouns.ts";

/** What an interval speaks about beyond the samples seen, in the long form of the words beside a verdict. */
export function generalisation(of: SpeaksOf, design: Design): string {
  if (of === "source") return "what its source says";
  const nouns = plural(drawNoun(design, of.kind));
  return of.kind === "replicate"
    ? `further ${trainings(nouns)} of the same kind, on these same ${plural(design.unit)}`
    : `these models as they are, on further ${nouns} of the same kind`;
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

/** Levels that are named; of more the number says more. */
const mostNamed = 5;

/**
 * What a contrast leaves out because one side lacks it: `only basic and long wording`, `without the combination of basic
 * wording and no tag`; of many levels those that are fewer, what is kept or what is left out.
 */
export function restrictionText(cut: Restriction, experiment: Experiment): string {
  const { factors } = experiment.design;
  const levelsText = (id: string, levels: readonly string[]) => {
    const factor = factors.find((one) => one.id === id);
    if (!factor) return levels.join(", ");
    const together = describeLevels(factor, levels);
    // Each label by itself keeps or loses its own capital; a group of levels has a name of its own.
    const each = levels.map((level) => inSentence(describeLevels(factor, [level]), experiment));
    return together.includes(" / ") ? joined(each) : inSentence(together, experiment);
  };
  if (cut.is === "without") {
    const levels = Object.entries(cut.condition).map(([id, level]) => levelsText(id, [level]));
    return `without ${levels.length > 1 ? "the combination of " : ""}${listed(levels)}`;
  }
  const all = factors.find(({ id }) => id === cut.factor)?.levels ?? [];
  const lost = all.map(({ id }) => id).filter((id) => !cut.levels.includes(id));
  if (Math.min(lost.length, cut.levels.length) > mostNamed)
    return `only ${cut.levels.length} of the ${all.length} levels of ${factorLabel(experiment, cut.factor)}`;
  return lost.length < cut.levels.length
    ? `without ${levelsText(cut.factor, lost)}`
    : `only ${levelsText(cut.factor, cut.levels)}`;
}

/** `basic and long`; `lies, plain; and behind a trigger` where a comma inside a label would be read as one between two. */
function joined(labels: readonly string[]): string {
  const [last = "", ...others] = [...labels].reverse();
  if (others.length === 0 || !labels.some((label) => label.includes(","))) return listed(labels);
  return `${others.reverse().join("; ")}; and ${last}`;
}
