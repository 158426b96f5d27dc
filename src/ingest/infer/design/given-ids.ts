import type { RawRecord } from "../../formats/shared/index.ts";
import type { LookedAt } from "../look/index.ts";
import { leafOf } from "../look/index.ts";
import type { Design, Guess, Question } from "./design.ts";
import type { FactorGuess } from "./factors.ts";
import { textAt, withArm } from "./factors.ts";
import { keyAt, namesText } from "./identity.ts";

/** How questions are told apart, where the author says so or another way is tried; what is left out is guessed. */
export interface GivenIds {
  /** Columns that together say what was asked. */
  readonly unit?: readonly string[];
  /** Column within which ids are unique. */
  readonly scope?: string;
}

/** Text of a question in a log. */
const loggedQuestion = "sample.input";
const datasetOfLog = /^eval\.dataset[.[]/;
/** Questions that two conditions share stand under both: then a text is seen twice or more. */
const mostDistinct = 0.6;

/**
 * Other ways to tell questions apart, to be tried where equal ids turn out to be different questions: by their text,
 * where conditions share it, or by the data set that a log names.
 */
export function otherIds(design: Design, files: readonly LookedAt[]): readonly GivenIds[] {
  const records = files.flatMap((file) => file.records);
  const asked = keyAt([design.unit, ...design.factors.map(({ path }) => path)].filter(isPath));
  const conditions = new Set(
    files.flatMap((file, i) => file.records.map((record) => `${i} ${asked(record)}`)),
  ).size;
  const texts = design.columns.filter(
    ({ path, leaf, seen, values }) =>
      path !== design.unit &&
      (design.log ? path === loggedQuestion : namesText(leaf)) &&
      seen === records.length &&
      values.length > 1 &&
      values.length <= mostDistinct * conditions,
  );
  const dataset = design.log ? design.factors.find(({ path }) => datasetOfLog.test(path)) : null;
  return [
    ...texts.map(({ path }) => ({ unit: [path] })),
    ...(dataset ? [{ scope: dataset.path }] : []),
  ];
}

const isPath = (path: string | undefined): path is string => path !== undefined && path !== "";

/** Asks where what an author named is not in the files. */
export function unknownIds(
  { unit = [], scope }: GivenIds,
  { columns, factors }: Design,
): Question | null {
  const isColumn = (path: string) => columns.some((c) => c.path === path);
  const unknown = [
    ...unit.filter((path) => !isColumn(path)),
    ...(scope === undefined || isColumn(scope) || factors.some(({ id }) => id === scope)
      ? []
      : [scope]),
  ];
  if (unknown.length === 0) return null;
  return {
    rule: "field-is-found",
    message: `No column is called ${unknown.join(", ")}`,
    expected: "the name of a column, or a path such as sample.metadata.id",
    found: columns
      .slice(0, 30)
      .map(({ path }) => path)
      .join(", "),
    fix: "Name the columns as they stand in the files, several with a comma between them.",
  };
}

/** A factor within which nothing pairs is none of those that are compared first. */
export function asContext(factors: readonly FactorGuess[], path: string): readonly FactorGuess[] {
  return withArm(
    factors.map((f) => (f.path === path || f.id === path ? { ...f, role: "context" as const } : f)),
  );
}

export function givenUnit(paths: readonly string[]): Guess {
  return {
    what: paths.join(" + "),
    as: paths.length > 1 ? "unit, joined" : "unit: what was asked",
    why: "it tells questions apart where ids do not",
  };
}

export function givenScope(path: string): Guess {
  return {
    what: path,
    as: "scope of the questions' ids",
    why: `question 1 of one ${leafOf(path)} is not that of another: nothing pairs across`,
  };
}

/** What several columns of a record say, as one text; of one column, its text as it is. */
export function unitReader(paths: readonly string[]): (record: RawRecord) => string {
  const [only] = paths;
  return paths.length === 1 && only !== undefined ? textAt(only) : keyAt(paths);
}
