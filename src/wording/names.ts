import { capital, listed } from "../lib/words.ts";
import type { Contrast, Estimate, Experiment, Metric, Selection } from "../model/index.ts";
import { conditionKey, describeLevels, differing } from "../model/index.ts";
import { inSentence } from "./label.ts";

type Sides = Pick<Contrast, "of" | "versus">;
type Named = Sides & Partial<Pick<Contrast, "across">>;

/**
 * What is compared with what, as a reader would call it: `Honest-only mode against lies only, six domains`. The name
 * that the manifest gives, or one made of the labels of levels.
 */
export function contrastName(contrast: Named, experiment: Experiment): string {
  const { sides, shared } = namedSides(contrast, experiment);
  const across = contrast.across ? `across ${factorLabel(experiment, contrast.across)}` : "";
  const same = [...levelsInSentence(shared, experiment), across].filter(Boolean);
  return same.length === 0 ? sides : `${sides} (${parted(same)})`;
}

/** The two sides alone, without what they share. */
export function sidesInWords(contrast: Sides, experiment: Experiment): string {
  return namedSides(contrast, experiment).sides;
}

/** The condition that others are compared with, by its labels: `Training arm: no documents; prompt: no trigger`. */
export function baselineInWords(experiment: Experiment): string {
  return experiment.design.factors
    .map((factor) => {
      const level = factor.levels.find(({ id }) => id === factor.baseline)?.label;
      return `${factor.label}: ${inSentence(level ?? factor.baseline, experiment)}`;
    })
    .join("; ");
}

/** What contrasts with one baseline stand under: `Training arm, each against no documents`. */
export function groupName({ versus }: Pick<Contrast, "versus">, experiment: Experiment): string {
  const factors = experiment.design.factors.filter((f) => versus[f.id]).map((f) => f.label);
  const baseline = levelsInSentence(versus, experiment).join(", ");
  return `${listed(factors)}, each against ${withoutFactor(baseline, versus, experiment)}`;
}

function namedSides(
  contrast: Sides,
  experiment: Experiment,
): { readonly sides: string; readonly shared: Selection } {
  const [of, versus] = differing(contrast.of, contrast.versus);
  const shared = without(contrast.of, of);
  for (const given of experiment.contrasts ?? []) {
    const [a, b] = differing(given.of, given.versus);
    const own = without(given.of, a);
    const fits = conditionKey(a) === conditionKey(of) && conditionKey(b) === conditionKey(versus);
    if (fits && Object.keys(own).every((f) => own[f]?.join() === shared[f]?.join()))
      return { sides: given.label, shared: without(shared, own) };
  }
  const side = (selection: Selection) => {
    const [first = "all", ...more] = levelsInSentence(selection, experiment);
    return more.length === 0 ? first : `${first} (${parted(more)})`;
  };
  return {
    sides: capital(`${side(of)} against ${withoutFactor(side(versus), of, experiment)}`),
    shared,
  };
}

/** Names in a row: a semicolon parts them where one has a comma of its own. */
function parted(names: readonly string[]): string {
  return names.join(names.some((name) => name.includes(",")) ? "; " : ", ");
}

/** `Training step 25 against 300`: the second side need not name again what the first has just named. */
function withoutFactor(text: string, named: Selection, experiment: Experiment): string {
  const [only, ...others] = Object.keys(named);
  const label = only === undefined ? "" : factorLabel(experiment, only);
  if (others.length > 0 || !text.startsWith(label)) return text;
  return text.slice(label.length).replace(/^:?\s+/, "") || text;
}

function without(all: Selection, some: Selection): Selection {
  return Object.fromEntries(Object.entries(all).filter(([factor]) => !some[factor]));
}

/** Labels of levels as they stand inside a sentence. */
function levelsInSentence(selection: Selection, experiment: Experiment): readonly string[] {
  return experiment.design.factors
    .filter((factor) => selection[factor.id])
    .map((factor) => inSentence(describeLevels(factor, selection[factor.id] ?? []), experiment));
}

/** The label of a factor as it stands inside a sentence. */
export function factorLabel(experiment: Experiment, id: string): string {
  return inSentence(experiment.design.factors.find((f) => f.id === id)?.label ?? id, experiment);
}

/** The label of a metric as it stands inside a sentence. */
export function metricLabel(experiment: Experiment, id: string): string {
  return inSentence(experiment.metrics.find((m) => m.id === id)?.label ?? id, experiment);
}

/** Names of factors, whether ids or labels are given: `seed and wording of the trigger`. */
export function factorNames(ids: readonly string[], experiment: Experiment): string {
  return listed([...new Set(ids)].map((id) => factorLabel(experiment, id)));
}

export function averagedInWords(factors: readonly string[], experiment: Experiment): string {
  return factors.length === 0 ? "" : `averaged over ${factorNames(factors, experiment)}`;
}

/** What a contrast is averaged over, and what was left out of it because one side lacks it. */
export function overInWords(
  { averagedOver, restricted }: Pick<Contrast, "averagedOver" | "restricted">,
  experiment: Experiment,
): string {
  return [factorNames(averagedOver, experiment), ...restricted].filter(Boolean).join("; ");
}

/** `Recall: tagged against untagged, no tag; averaged over seed`. */
export function contrastInWords(
  contrast: Contrast,
  metric: Metric,
  experiment: Experiment,
): string {
  return [
    `${metric.label}: ${contrastName(contrast, experiment)}`,
    averagedInWords(contrast.averagedOver, experiment),
    contrast.restricted.join("; "),
  ]
    .filter(Boolean)
    .join("; ");
}

/** What a finding is about: its contrast, or its metric and condition. */
export function subjectInWords(
  finding: {
    readonly contrast: Contrast | null;
    readonly estimate: Estimate | null;
    readonly of: Selection;
  },
  metric: Metric,
  experiment: Experiment,
): string {
  if (finding.contrast) return contrastInWords(finding.contrast, metric, experiment);
  return [
    [metric.label, capital(parted(levelsInSentence(finding.of, experiment)))]
      .filter(Boolean)
      .join(": "),
    averagedInWords(finding.estimate?.averagedOver ?? [], experiment),
  ]
    .filter(Boolean)
    .join("; ");
}
