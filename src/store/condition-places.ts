import type { Condition, Experiment } from "../model/index.ts";

/** Conditions in order of arrival, each once, and the place of each. */
export interface ConditionPlaces {
  readonly list: readonly Condition[];
  of(condition: Condition): number;
}

/** Places for conditions of samples that pass by once: cheap where a sample shares its condition with the one before. */
export function createConditionPlaces({ design }: Experiment): ConditionPlaces {
  const factors = design.factors.map((factor) => factor.id);
  const list: Condition[] = [];
  const places = new Map<string, number>();
  let lastCondition: Condition | null = null;
  let lastPlace = 0;
  return {
    list,
    of(condition) {
      // Most samples share the object with the one before.
      if (condition === lastCondition) return lastPlace;
      let key = "";
      for (const factor of factors) key += `${condition[factor]}\u0000`;
      let place = places.get(key);
      if (place === undefined) {
        place = list.push({ ...condition }) - 1;
        places.set(key, place);
      }
      lastCondition = condition;
      lastPlace = place;
      return place;
    },
  };
}
