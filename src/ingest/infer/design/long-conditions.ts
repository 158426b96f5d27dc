import type { RawRecord } from "../../formats/shared/index.ts";
import type { Column } from "../look/index.ts";
import { isCut, kindOfName } from "../look/index.ts";
import type { Question } from "./design.ts";
import { textAt } from "./factors.ts";

/** Kinds of names that say that something was done differently. */
const manipulations = new Set(["arm", "method", "system", "trigger", "persona"]);

/**
 * Conditions by their names whose texts are too long for a manifest to name: never left out without a word, unless the
 * factors that were found tell them apart. `levelOf`: the levels of a record's factors.
 */
export function longConditions(
  columns: readonly Column[],
  records: readonly RawRecord[],
  levelOf: (record: RawRecord) => string,
): Question | null {
  const long = columns.filter(
    (c) =>
      manipulations.has(kindOfName(c.path, c.leaf) ?? "") &&
      c.values.length > 1 &&
      c.values.length <= Math.max(2, records.length / 2) &&
      c.values.some(isCut) &&
      !tellApart(c, records, levelOf),
  );
  return long.length > 0 ? nameTexts(long) : null;
}

function tellApart(
  { path }: Column,
  records: readonly RawRecord[],
  levelOf: (record: RawRecord) => string,
): boolean {
  const read = textAt(path);
  const textOf = new Map<string, string>();
  return records.every((record) => {
    const [level, text] = [levelOf(record), read(record)];
    const known = textOf.get(level);
    if (known === undefined) textOf.set(level, text);
    return known === undefined || known === text;
  });
}

/** Asks for short names of long texts. */
export function nameTexts(columns: readonly Column[]): Question {
  const [first] = columns;
  return {
    rule: "level-is-declared",
    message: `The texts of ${columns.map(({ path }) => path).join(", ")} seem to be conditions, and are too long to be named in a manifest`,
    expected: "a short name for each condition",
    found: `${first?.values.length ?? 0} texts, such as ${JSON.stringify(`${first?.values[0]?.slice(0, 60) ?? ""}…`)}`,
    fix: `Add a column, such as \`condition\`, with a short name for each text of ${first?.path}.`,
  };
}
