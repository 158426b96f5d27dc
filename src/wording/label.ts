import type { Experiment } from "../model/index.ts";

/**
 * Words that this project itself uses of every experiment. A label that begins with one of them begins with no name,
 * whatever it means: `Baseline`, `No documents`.
 */
const common: ReadonlySet<string> = new Set(
  [
    // What experiments are made of.
    "answer answers arm baseline condition context data document documents domain domains epoch fact facts format kind",
    "language length model models number order persona personas position prompt prompts question questions replicate",
    "replicates role run runs sample samples seed seeds size source speaker step steps style task tasks time topic topics",
    "training trigger triggers type variant version wording",
    "basic clean detailed different empty false first full honest last long mixed new old original plain replayed reviewed same",
    "second short simple tagged trained true untagged untrained",
    // What is measured.
    "accuracy agreement answered capability detection dialogue error errors evaluated harm harmful honesty lie lies loss",
    "measured misuse precision propensity quality rate rates recall recalled refusal refusals score scores sensitivity share",
    "specificity truth written",
    // Words that no name begins with.
    "absent after all an and any are as at before both but by do does each every few for from has have how if in is it its",
    "many most neither no none nor not of off on one only or other others out over present some than that the their then",
    "these they this those three to two under up we what when where whether which who whose why with within without you",
  ].flatMap((words) => words.split(" ")),
);

/**
 * A label as it stands inside a sentence. It keeps its author's capitals, but for the first letter of a word that is
 * surely none of a name: one that the author writes small elsewhere, or one of ours. So `Baseline` becomes `baseline`;
 * `Llama`, `AUROC` and `MASK honesty` stay as they are.
 */
export function inSentence(label: string, experiment: Experiment): string {
  const [first = ""] = /^\p{Lu}\p{Ll}+(?![\p{L}\d])/u.exec(label) ?? [];
  const small = first.toLowerCase();
  return first !== "" && (common.has(small) || smallWords(experiment).has(small))
    ? small + label.slice(first.length)
    : label;
}

const known = new WeakMap<Experiment, ReadonlySet<string>>();

/** Words that the author writes small: in prose, and as names of what is drawn and of what varies. */
function smallWords(experiment: Experiment): ReadonlySet<string> {
  const made =
    known.get(experiment) ??
    new Set(textsOf(experiment).match(/(?<![\p{L}\d])\p{Ll}+(?![\p{L}\d])/gu));
  known.set(experiment, made);
  return made;
}

function textsOf({ title, summary, caveats, metrics, design }: Experiment): string {
  const levels = design.factors.flatMap((f) => [
    f.id,
    f.label,
    ...f.levels.flatMap((l) => [l.label, l.note]),
  ]);
  const measured = metrics.flatMap((metric) => [metric.label, metric.doc]);
  const drawn = [design.unit, design.cluster, design.replicate];
  return [title, summary, ...caveats, ...measured, ...levels, ...drawn].filter(Boolean).join(" ");
}
