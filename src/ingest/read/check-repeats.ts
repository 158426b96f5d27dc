import { hash } from "node:crypto";
import { count } from "../../lib/format-number.ts";
import { stableJson } from "../../lib/stable-json.ts";
import type { Place, Problems } from "../../model/index.ts";
import { conditionKey, formatPlace, unitKey } from "../../model/index.ts";
import type { RawRecord } from "../formats/shared/index.ts";
import type { Identity, Repeats } from "../map/index.ts";

const shown = 5;
/** More values than this in one field are texts, or a number of the row. */
const mostKinds = 20;
/** Fewer units than this show no pattern. */
const fewestUnits = 3;
/** Row numbers as pandas writes them say nothing of a record. */
const rowNumber = /^(?:Unnamed: \d+(?:\.\d+)?|__index_level_\d+__|level_0|index)$/;
/** Words in the name of a field that numbers draws, whatever the numbers are. */
const drawWords = /seed|run|sample|rollout|trial|attempt|rep|iter|draw|epoch|index|idx|turn|row/i;

/**
 * Looks at the records that were numbered in the order of the files once more: those that are equal in every field are
 * copies, and a field that has the same few values for every unit tells kinds apart, not draws.
 */
export async function checkRepeats(
  records: AsyncIterable<{ readonly record: RawRecord; readonly identity: Identity }>,
  repeats: Repeats,
  scoreFields: ReadonlySet<string>,
  place: Place,
  problems: Problems,
): Promise<void> {
  const first = new Map<string, Place>();
  const kinds = new Map<string, Kinds>();
  const units = new Map<string, number>();
  let copies = 0;
  for await (const { record, identity } of records) {
    if (!repeats.isOneOfSeveral(identity)) continue;
    const { condition, cluster, replicate, unit } = identity;
    const key = [conditionKey(condition), cluster ?? "", unitKey(identity), replicate].join(
      "\u0000",
    );
    const row = hash(
      "sha256",
      `${key}\u0000${stableJson(withoutRowNumbers(record.fields))}`,
      "base64",
    );
    const before = first.get(row);
    if (before) {
      copies += 1;
      if (copies <= shown) reportCopy(unit, before, record.place, problems);
      continue;
    }
    first.set(row, record.place);
    const at = units.get(key) ?? units.size;
    units.set(key, at);
    noteKinds(kinds, at, record.fields);
  }
  if (copies > shown)
    problems.error(
      "sample-ids-are-unique",
      place,
      `${count(copies - shown)} more rows are copies of another row`,
    );
  if (copies > 0) return;
  for (const [field, seen] of kinds)
    if (!scoreFields.has(field) && tellsKinds(field, seen, units.size))
      reportKinds(field, seen, { ...place, field }, problems);
}

function withoutRowNumbers(fields: Readonly<Record<string, unknown>>): object {
  const names = Object.keys(fields);
  if (!names.some((name) => rowNumber.test(name))) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !rowNumber.test(name)));
}

function reportCopy(unit: string, one: Place, other: Place, problems: Problems): void {
  problems.error(
    "sample-ids-are-unique",
    other,
    `Two records of unit ${unit} are equal in every field`,
    {
      expected: "records that differ, or a field that numbers repeats",
      found: `${formatPlace(one)} and ${formatPlace(other)}`,
      fix: "Remove the copy. If both are answers that were given, add a field `epoch` that numbers them 1, 2, 3.",
    },
  );
}

/** Values of one field: of all units together, and by unit. */
interface Kinds {
  /** null: too many, or one twice within a unit. */
  all: Set<string> | null;
  readonly byUnit: Map<number, Set<string>>;
}

function noteKinds(
  kinds: Map<string, Kinds>,
  unit: number,
  fields: Readonly<Record<string, unknown>>,
): void {
  for (const [field, value] of Object.entries(fields)) {
    let seen = kinds.get(field);
    if (!seen) kinds.set(field, (seen = { all: new Set(), byUnit: new Map() }));
    if (!seen.all) continue;
    const own = seen.byUnit.get(unit) ?? new Set();
    seen.byUnit.set(unit, own);
    const text = value === null || typeof value === "object" ? "" : String(value).trim();
    if (text === "" || own.has(text) || seen.all.add(text).size > mostKinds) {
      seen.all = null;
      seen.byUnit.clear();
      continue;
    }
    own.add(text);
  }
}

function tellsKinds(field: string, { all, byUnit }: Kinds, units: number): boolean {
  if (!all || all.size < 2 || byUnit.size < Math.max(fewestUnits, units)) return false;
  if ([...byUnit.values()].some((own) => own.size !== all.size)) return false;
  if (drawWords.test(field)) return false;
  // `0, 1, 2` and `r1, r2, r3` number draws.
  const numbers = [...all].map((text) => /^(\D*?)(\d+)$/.exec(text));
  if (numbers.some((found) => !found)) return true;
  if (new Set(numbers.map((found) => found?.[1])).size > 1) return true;
  const sorted = numbers.map((found) => Number(found?.[2])).sort((a, b) => a - b);
  return !sorted.every((number, i) => number === (sorted[0] as number) + i);
}

function reportKinds(field: string, { all }: Kinds, place: Place, problems: Problems): void {
  const values = [...(all ?? [])];
  problems.error(
    "sample-ids-are-unique",
    place,
    `Every unit has one record for each value of "${field}": those are no repeats of one answer`,
    {
      expected: "a factor, or one of the values",
      found: values.slice(0, 6).join(", "),
      fix: `Declare "${field}" as a factor, or keep one value: \`only: ${field} = ${values[0]}\`. If they are repeats all the same, number them in a field \`epoch\`.`,
    },
  );
}
