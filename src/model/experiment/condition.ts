import { z } from "zod";

/** One level for every factor of an experiment. */
export const conditionSchema = z
  .record(z.string(), z.string())
  .describe("Factor id to level id; one level for every factor.");
export type Condition = z.output<typeof conditionSchema>;

/** For some factors, the levels that are meant; a factor left out is averaged over. */
export const selectionSchema = z
  .record(z.string(), z.array(z.string()).readonly())
  .readonly()
  .describe("Factor id to level ids. Several levels, or a factor left out, are averaged over.");
export type Selection = z.output<typeof selectionSchema>;

/** Conditions are never changed, and are asked for their key again and again. */
const knownKeys = new WeakMap<Condition | Selection, string>();

/** Stable text of a condition or selection, for keys and addresses. */
export function conditionKey(condition: Condition | Selection): string {
  let key = knownKeys.get(condition);
  if (key === undefined) {
    key = Object.keys(condition)
      .sort()
      .map((factor) => `${factor}=${[condition[factor] ?? []].flat().join("|")}`)
      .join(",");
    knownKeys.set(condition, key);
  }
  return key;
}

/** A selection cut to the conditions in which something has a meaning, such as a metric. */
export function narrowedTo(selection: Selection, on: Selection | undefined): Selection {
  if (!on) return selection;
  return Object.fromEntries([
    ...Object.entries(selection).map(([factor, levels]) => {
      const meant = on[factor];
      return [factor, meant ? levels.filter((level) => meant.includes(level)) : levels] as const;
    }),
    ...Object.entries(on).filter(([factor]) => !Object.hasOwn(selection, factor)),
  ]);
}

export function matches(condition: Condition, selection: Selection): boolean {
  return Object.entries(selection).every(([factor, levels]) =>
    levels.includes(condition[factor] ?? ""),
  );
}
