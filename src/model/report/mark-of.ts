import type { Selection } from "../experiment/condition.ts";
import type { Experiment, Factor, Level } from "../experiment/experiment.ts";
import type { Mark } from "./drawing.ts";

/** Past six the hues can no longer be told apart with every kind of sight. */
export const hues = 6;

export function factorOf(experiment: Experiment, role: Factor["role"]): Factor | undefined {
  return experiment.design.factors.find((f) => f.role === role);
}

/** The one level that a selection picks, or null where it averages over several. */
export function levelIn(selection: Selection, factor: Factor): Level | null {
  const ids = selection[factor.id] ?? (factor.levels.length === 1 ? [factor.levels[0]?.id] : []);
  return ids.length === 1 ? (factor.levels.find((l) => l.id === ids[0]) ?? null) : null;
}

/**
 * Hue of an arm: that of the report's palette; without one 0 for the baseline, then 1 to 6 in manifest order. Levels of one `group` share a hue, which is how more
 * than six arms can be told apart by kind; past six kinds every arm but the baseline takes hue 1 and its name alone,
 * which always stands beside it, says which it is.
 */
export function hueOf(factor: Factor, level: string): number {
  const own = factor.levels.find((l) => l.id === level);
  if (own?.hue !== undefined) return own.hue;
  if (level === factor.baseline) return 0;
  const kinds = kindsOf(factor);
  if (kinds.length > hues) return 1;
  return kinds.indexOf(own?.group ?? level) + 1;
}

/** Groups and ungrouped arms, baseline left out, in manifest order. */
function kindsOf(factor: Factor): readonly string[] {
  return [
    ...new Set(factor.levels.filter((l) => l.id !== factor.baseline).map((l) => l.group ?? l.id)),
  ];
}

/** Whether each arm has a hue of its own, so that colour alone can say which line is which. */
export function huesAreUnique(factor: Factor): boolean {
  const own = factor.levels.map(({ id }) => hueOf(factor, id));
  return new Set(own).size === own.length;
}

/**
 * The mark of a condition, the same everywhere in a report. Colour is the arm, fill is the trigger (hollow at its
 * baseline level, solid at others and where it is averaged over), shape is who speaks.
 */
export function markOf(of: Selection, experiment: Experiment, published = false): Mark {
  const arm = factorOf(experiment, "arm");
  const trigger = factorOf(experiment, "trigger");
  const triggerLevel = trigger && levelIn(of, trigger);
  const speaks = experiment.design.factors.some((f) => {
    const levels = levelsIn(of, f);
    return (
      levels.length > 0 &&
      levels.every((l) => l.persona === true || (f.role === "persona" && l.id !== f.baseline))
    );
  });
  return {
    // Without arms there is nothing to tell apart by colour, and no baseline arm to be grey.
    hue: arm ? sharedHue(arm, levelsIn(of, arm)) : 1,
    shape: speaks ? "diamond" : "circle",
    fill: trigger && triggerLevel?.id === trigger.baseline ? "hollow" : "solid",
    ...(published ? { published: true } : {}),
  };
}

/** Levels that a selection picks; none where it leaves the factor out. */
function levelsIn(selection: Selection, factor: Factor): readonly Level[] {
  const one = levelIn(selection, factor);
  if (one) return [one];
  const ids = selection[factor.id] ?? [];
  return factor.levels.filter((l) => ids.includes(l.id));
}

/** The hue that all of some arms have, else the grey of what is no arm's. */
function sharedHue(arm: Factor, levels: readonly Level[]): number {
  const hues = new Set(levels.map((l) => hueOf(arm, l.id)));
  return hues.size === 1 ? ([...hues][0] ?? 0) : 0;
}

/** Colour of a level's name: its arm's, or none for factors that colour does not speak of. */
export function labelHue(factor: Factor, level: string): number | undefined {
  return factor.role === "arm" ? hueOf(factor, level) : undefined;
}
