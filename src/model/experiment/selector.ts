import { didYouMean } from "../../lib/nearest.ts";
import type { Selection } from "./condition.ts";
import type { Experiment, Factor } from "./experiment.ts";

export interface SelectorError {
  readonly message: string;
  readonly expected: string;
  readonly found: string;
  readonly fix?: string;
}

export type SelectorResult =
  | { readonly selection: Selection }
  | { readonly errors: readonly SelectorError[] };

/**
 * `arm=doctag, trigger=absent|present` as a selection. An empty text selects everything.
 * Unknown factors and levels are errors with the nearest right name.
 */
export function parseSelector(text: string, experiment: Experiment): SelectorResult {
  const selection: Record<string, string[]> = {};
  const errors: SelectorError[] = [];
  const factors = new Map(experiment.design.factors.map((f) => [f.id, f]));
  for (const part of text
    .split(",")
    .map((p) => p.trim())
    .filter(Boolean)) {
    const at = part.indexOf("=");
    if (at < 1) {
      errors.push({
        message: `"${part}" is not a selector`,
        expected: "factor=level, or factor=level|level",
        found: part,
      });
      continue;
    }
    const factorId = part.slice(0, at).trim();
    const factor = factors.get(factorId);
    if (!factor) {
      errors.push(unknown("factor", factorId, [...factors.keys()]));
      continue;
    }
    if (selection[factorId]) {
      errors.push({
        message: `Factor "${factorId}" is named twice`,
        expected: "each factor once; several levels with |",
        found: text,
      });
      continue;
    }
    const levelIds = factor.levels.map((l) => l.id);
    const wanted = part
      .slice(at + 1)
      .split("|")
      .map((l) => l.trim());
    for (const level of wanted)
      if (!levelIds.includes(level)) errors.push(unknown(`level of ${factorId}`, level, levelIds));
    selection[factorId] = wanted;
  }
  return errors.length ? { errors } : { selection };
}

function unknown(what: string, found: string, known: readonly string[]): SelectorError {
  return {
    message: `"${found}" is not a ${what}`,
    expected: known.join(", "),
    found,
    ...didYouMean(found, known),
  };
}

/** A selection in words: `Persona; both wordings`. Factors left out are not named. */
export function describeSelection(selection: Selection, experiment: Experiment): string {
  return experiment.design.factors
    .filter((f) => selection[f.id])
    .map((f) => describeLevels(f, selection[f.id] ?? []))
    .join(", ");
}

/** What two selections do not share: each with the factors in which it differs from the other. */
export function differing(of: Selection, versus: Selection): readonly [Selection, Selection] {
  const only = (a: Selection, b: Selection): Selection =>
    Object.fromEntries(Object.entries(a).filter(([f, levels]) => b[f]?.join() !== levels.join()));
  return [only(of, versus), only(versus, of)];
}

/**
 * Levels of one factor in words: the name of their group where they are all of it. Levels that are bare numbers are
 * named with their factor: "300" alone could be anything.
 */
export function describeLevels(factor: Factor, ids: readonly string[]): string {
  const levels = factor.levels.filter((l) => ids.includes(l.id));
  const group = levels[0]?.group;
  const whole = factor.levels.filter((l) => l.group === group);
  if (
    group &&
    levels.length > 1 &&
    levels.length === whole.length &&
    levels.every((l) => l.group === group)
  )
    return group;
  const labels = ids.map((id) => factor.levels.find((l) => l.id === id)?.label ?? id);
  return labels.every((label) => bare.test(label))
    ? withFactor(factor.label, listOf(labels))
    : listOf(labels);
}

/** Labels that stand below or beside each other: the first bare number is named with its factor, as a unit is on one tick. */
export function nameOnce(factor: string, labels: readonly string[]): readonly string[] {
  const first = labels.findIndex((label) => bare.test(label));
  return labels.map((label, i) => (i === first ? withFactor(factor, label) : label));
}

const withFactor = (factor: string, listed: string): string =>
  // A number is never parted from its sign at the end of a line.
  /\d/.test(listed)
    ? `${factor} ${listed.replace(/(\d) %/g, "$1\u00a0%")}`
    : `${factor}: ${listed}`;

/** Numbers and words that say nothing without what they are the amount of. */
const bare =
  /^(?:\P{L}*|none|all|yes|no|with|without|on|off|low|high|few|many|one|two|three|four|five|six)$/iu;

function listOf(labels: readonly string[]): string {
  // A comma inside a name would read as another level.
  if (labels.some((label) => label.includes(","))) return labels.join(" / ");
  return labels.length < 3
    ? labels.join(" and ")
    : `${labels.slice(0, -1).join(", ")} and ${labels.at(-1)}`;
}

/** `Wording: basic`; the level alone where its name holds a word of the factor's, as `basic wording` does. */
export function quantityInWords(factor: Factor, id: string): string {
  const label = factor.levels.find((l) => l.id === id)?.label ?? id;
  const words = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const own = words(factor.label);
  return words(label).some((word) => own.includes(word)) ? label : `${factor.label}: ${label}`;
}
