import type { Selection } from "../experiment/condition.ts";
import { conditionKey } from "../experiment/condition.ts";
import { hashedSlug, slug } from "./slug.ts";

/** A row of an experiment's page: a metric in one condition; or the table of a metric, where the selection is empty. */
export interface Row {
  readonly metric: string;
  readonly of: Selection;
}

/** Anchor of a row. */
export type RowAnchors = (metric: string, of: Selection) => string;

/** Ids that the page of every experiment has. */
export const experimentAnchors = [
  "main",
  "design",
  "metrics",
  "contrasts",
  "quality",
  "provenance",
  "caveats",
] as const;

const textOf = (metric: string, of: Selection): string => {
  const key = conditionKey(of);
  return key ? `${metric}--${key}` : metric;
};

/** Whether every name in a row survives as it is. */
function isPlain(row: Row): boolean {
  return namesOf(row).every((name) => name !== "" && slug(name) === name);
}

/** Longer ones are read by nobody. */
const longest = 240;

/**
 * Anchors for the rows of one experiment that have data: the plain one where it is free, a hashed one where it is
 * taken or empty of what tells the row apart. Of several that want one, a row whose names are all plain keeps it.
 * Rows without data, to which nothing leads, take what is left.
 */
export function rowAnchors(rows: Iterable<Row>, withoutData: Iterable<Row> = []): RowAnchors {
  const keepers = new Map<string, string>(experimentAnchors.map((anchor) => [anchor, ""]));
  for (const some of [rows, withoutData])
    for (const [anchor, alike] of Map.groupBy(distinct(some), ({ metric, of }) =>
      slug(textOf(metric, of)),
    ))
      if (!keepers.has(anchor)) keepers.set(anchor, keeperOf(alike));
  return (metric, of) => {
    const text = textOf(metric, of);
    const anchor = slug(text);
    return keepers.get(anchor) === text && anchor.length <= longest ? anchor : hashedSlug(text);
  };
}

/** Rows once each: where a metric has a single condition without levels, its row and its table are the same. */
function distinct(rows: Iterable<Row>): readonly Row[] {
  return [...new Map([...rows].map((row) => [textOf(row.metric, row.of), row])).values()];
}

/** The one of some rows that keeps the anchor that all want; nothing where none may. */
function keeperOf(alike: readonly Row[]): string {
  const plain = alike.length === 1 ? alike : alike.filter(isPlain);
  const [only] = plain;
  return only && plain.length === 1 && !isEmptied(only) ? textOf(only.metric, only.of) : "";
}

/** Whether a name in a row has no letter that survives: the next such name would look the same. */
function isEmptied(row: Row): boolean {
  return namesOf(row).some((name) => slug(name) === "");
}

function namesOf({ metric, of }: Row): readonly string[] {
  return [metric, ...Object.keys(of), ...Object.values(of).flat()];
}

/** What of an experiment the anchors of its rows are made from. */
export interface RowNames {
  readonly metrics: readonly { readonly id: string }[];
  readonly design: {
    readonly factors: readonly {
      readonly id: string;
      readonly levels: readonly { readonly id: string }[];
    }[];
  };
}

/**
 * Anchors where the names alone say that no two rows can want the same, so that nobody needs to look which rows have
 * data: no two levels of a factor look alike, and no name holds a word by which another part of an anchor begins.
 * Null where they do not say so.
 */
export function anchorsOfNames({ metrics, design }: RowNames): RowAnchors | null {
  const metricNames = metrics.map(({ id }) => slug(id));
  const factorWords = new Set(design.factors.flatMap(({ id }) => slug(id).split("-")));
  const lists = [metricNames, ...design.factors.map((f) => f.levels.map((l) => slug(l.id)))];
  const areApart = lists.every((names) => new Set(names).size === names.length);
  const areWhole = [...lists.flat(), ...design.factors.map(({ id }) => slug(id))].every(
    (name) => name !== "" && !name.includes("--"),
  );
  const levelsAreFree = lists
    .slice(1)
    .flat()
    .every((name) => name.split("-").every((word) => !factorWords.has(word)));
  const metricsAreFree = metricNames.every(
    (name) => !(experimentAnchors as readonly string[]).includes(name),
  );
  if (!areApart || !areWhole || !levelsAreFree || !metricsAreFree) return null;
  return (metric, of) => {
    const text = textOf(metric, of);
    const anchor = slug(text);
    return anchor.length <= longest ? anchor : hashedSlug(text);
  };
}
