import { kindOfName } from "./column-names.ts";
import type { Column } from "./columns.ts";
import type { Question } from "./design.ts";
import { isCut } from "./slim.ts";

/** Kinds of names that say that something was done differently. */
const manipulations = new Set(["arm", "method", "system", "trigger", "persona"]);

/** Conditions by their names whose texts are too long for a manifest to name: never left out without a word. */
export function longConditions(columns: readonly Column[], records: number): Question | null {
  const long = columns.filter(
    (c) =>
      manipulations.has(kindOfName(c.path, c.leaf) ?? "") &&
      c.values.length > 1 &&
      c.values.length <= Math.max(2, records / 2) &&
      c.values.some(isCut),
  );
  return long.length > 0 ? nameTexts(long) : null;
}

/** Asks for short names of long texts. */
export function nameTexts(columns: readonly Column[]): Question {
  const [first] = columns;
  return {
    rule: "level-is-declared",
    message: `The texts of ${columns.map(({ path }) => path).join(", ")} seem to be conditions, and are too long to be named in a manifest`,
    expected: "a short name for each condition",
    found: `${first?.values.length ?? 0} texts, such as ${JSON.stringify(`${first?.values[0]?.slice(0, 60) ?? ""}…`)}`,
    fix: `Add a column with a short name for each text of ${first?.path}.`,
  };
}
