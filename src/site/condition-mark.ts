import type { Experiment, Factor, Level, Mark, Selection } from "../model/index.ts";

/** Past six the hues can no longer be told apart with every kind of sight. */
const hues = 6;

/**
 * The mark of a condition or selection, as the charts draw it: colour is the arm, hollow the trigger's
 * baseline level, a diamond a persona that speaks. A test holds this against the charts' own grammar.
 */
export function conditionMark(of: Selection, experiment: Experiment, published = false): Mark {
  const { factors } = experiment.design;
  const arm = factors.find((f) => f.role === "arm");
  const trigger = factors.find((f) => f.role === "trigger");
  const armLevel = arm && oneLevel(of, arm);
  return {
    hue: arm ? (armLevel ? hueOf(arm, armLevel) : 0) : 1,
    shape: factors.some((f) => speaks(f, oneLevel(of, f))) ? "diamond" : "circle",
    fill: trigger && oneLevel(of, trigger)?.id === trigger.baseline ? "hollow" : "solid",
    ...(published ? { published: true } : {}),
  };
}

/** The one level that a selection picks, or null where it averages over several. */
function oneLevel(of: Selection, factor: Factor): Level | null {
  const ids = of[factor.id] ?? (factor.levels.length === 1 ? [factor.levels[0]?.id] : []);
  return ids.length === 1 ? (factor.levels.find((l) => l.id === ids[0]) ?? null) : null;
}

function hueOf(arm: Factor, level: Level): number {
  if (level.id === arm.baseline) return 0;
  const kinds = [
    ...new Set(arm.levels.filter((l) => l.id !== arm.baseline).map((l) => l.group ?? l.id)),
  ];
  return kinds.length > hues ? 1 : kinds.indexOf(level.group ?? level.id) + 1;
}

function speaks(factor: Factor, level: Level | null): boolean {
  return (
    level !== null &&
    (level.persona === true || (factor.role === "persona" && level.id !== factor.baseline))
  );
}
