import { nearest } from "../../lib/nearest.ts";
import type {
  Condition,
  DataManifest,
  Experiment,
  Factor,
  FieldMapping,
  ProblemDetail,
} from "../../model/index.ts";
import type { RawRecord } from "../formats/shared/index.ts";
import { lookUp } from "../formats/shared/index.ts";
import type { Captures, FieldReader, Reading } from "./map-field.ts";
import { fieldReader } from "./map-field.ts";
import type { Mistakes } from "./mistakes.ts";
import { share } from "./mistakes.ts";
import type { Watch } from "./unmatched.ts";

/** What tells one sample from another. */
export interface Identity {
  /** The very same object as the record before where nothing differs, so that later stages need not compare. */
  readonly condition: Condition;
  readonly unit: string;
  /** Within what the id of the unit is unique. */
  readonly scope?: string;
  readonly cluster: string | null;
  readonly replicate: string;
  /** null: nothing says which repeat of its unit the record is, so that its place in the file says it. */
  readonly epoch: number | null;
}

export interface Identifier {
  /** The identity of a record; null with a mistake in the mistakes when it has none. */
  identify(record: RawRecord): Identity | null;
  /** Text of one factor, without judging it; undefined where there is none. */
  factorText(factor: string, record: RawRecord): string | undefined;
}

/** Columns within whose values ids are unique, unless a manifest says otherwise. */
const scopeNames = ["benchmark", "dataset", "task"];

/** Reads condition, unit, scope, cluster, replicate and epoch of the records of one file. */
export function identifier(
  { design }: Experiment,
  entry: Pick<DataManifest, "factors" | "unit" | "scope" | "cluster" | "replicate" | "epoch">,
  captures: Captures,
  mistakes: Mistakes,
  watchFactor: (factor: string, mapping: FieldMapping | undefined) => Watch | undefined = () =>
    undefined,
): Identifier {
  const factors = design.factors.map((factor) => ({
    factor,
    name: `Factor "${factor.id}"`,
    known: lookUp(Object.fromEntries(factor.levels.map(({ id }) => [id, id]))),
    reader: fieldReader(
      entry.factors?.[factor.id],
      [factor.id],
      captures,
      watchFactor(factor.id, entry.factors?.[factor.id]),
    ),
  }));
  const unitNames = [...new Set([design.unit, "unit", "id"])];
  const unitParts = Array.isArray(entry.unit) ? entry.unit : [entry.unit];
  const factorOf = (name: string) => factors.find(({ factor }) => factor.id === name)?.reader;
  /** A part of a unit's identity may be named by a placeholder or factor as well as by a column. */
  const partReader = (part: FieldMapping | undefined, defaults: readonly string[]): FieldReader => {
    if (typeof part !== "string") return fieldReader(part, defaults, captures);
    if (captures[part] !== undefined) return fieldReader({ file: part }, [], captures);
    const mapped = entry.factors?.[part] === undefined ? undefined : factorOf(part);
    return mapped ?? fieldReader(part, defaults, captures);
  };
  const unitReaders = unitParts.map((part) => partReader(part, unitNames));
  const scopeOf = scopeReader();
  const [unitReader] = unitReaders as [FieldReader, ...FieldReader[]];
  const cluster = design.cluster ? fieldReader(entry.cluster, [design.cluster], captures) : null;
  const replicate = design.replicate
    ? fieldReader(entry.replicate, [design.replicate], captures)
    : null;
  // A column `epoch` that the design calls a factor is no repeat.
  const epochNames = factorOf("epoch") ? [] : ["epoch"];
  const epochReader = fieldReader(entry.epoch, epochNames, captures);

  const text = (what: string, reader: FieldReader, record: RawRecord): string | null => {
    const reading = reader.read(record);
    if ("text" in reading) return reading.text;
    noteGap(mistakes, what, reader, reading, record);
    return null;
  };
  /** pandas writes the numbers of a column in which one is missing as `3.0`. */
  const idText = (what: string, reader: FieldReader, record: RawRecord): string | null =>
    withoutPoint(text(what, reader, record));
  const unitOf = (record: RawRecord): string | null => {
    if (entry.unit !== undefined) {
      const parts = unitReaders.map((reader) => idText("The unit", reader, record));
      return parts.includes(null) ? null : parts.length === 1 ? (parts[0] ?? null) : joined(parts);
    }
    if (record.unit !== undefined) return record.unit;
    const reading = unitReader.read(record);
    if ("text" in reading) return withoutPoint(reading.text);
    if (reading.gap !== "absent") return text("The unit", unitReader, record);
    noteNoUnit(mistakes, unitNames, unitReader, record);
    const { file, row, line } = record.place;
    return `${file.split("/").at(-1)} ${row ?? line ?? 0}`;
  };
  function scopeReader(): (record: RawRecord) => string | null | undefined {
    const given = entry.scope;
    if (given === "none") return () => undefined;
    if (given !== undefined) {
      const reader = partReader(given, []);
      return (record) => text("The scope", reader, record);
    }
    const asUnit = new Set([design.unit, ...unitParts.filter((part) => typeof part === "string")]);
    const names = scopeNames.filter((name) => !asUnit.has(name));
    const places = names.map((name) => ({
      name,
      reader: factorOf(name) ?? fieldReader(undefined, [name], captures),
      isColumn: !factorOf(name) && captures[name] === undefined,
    }));
    return (record) => {
      let scope = record.scope;
      // A benchmark and its task may stand in columns of their own: only both together say where an id belongs.
      for (const { name, reader, isColumn } of places) {
        if (isColumn && record.fields[name] === undefined) continue;
        const reading = reader.read(record);
        if (!("text" in reading) || reading.text === record.scope) continue;
        scope = scope === undefined ? reading.text : `${scope}/${reading.text}`;
      }
      return scope;
    };
  }
  const epochOf = (record: RawRecord): number | null | undefined => {
    const reading = epochReader.read(record);
    if (entry.epoch === undefined && !("text" in reading)) return record.epoch ?? null;
    const found = text("The epoch", epochReader, record);
    if (found === null) return undefined;
    const number = Number(found);
    if (Number.isInteger(number)) return number;
    mistakes.add("epoch", found, () => ({
      rule: "field-is-found",
      place: { ...record.place, field: epochReader.name },
      describe: (seen, of) => ({
        message: `The epoch is not a whole number on ${share(seen, of)}`,
        expected: "1, 2, 3, …",
        found,
        fix: "If the column is no repeat of the same question, declare it as a factor; repeats are then numbered in the order of the file.",
      }),
    }));
    return undefined;
  };

  let before: Condition | null = null;
  return {
    factorText(id, record) {
      const reading = factors.find(({ factor }) => factor.id === id)?.reader.read(record);
      return reading && "text" in reading ? reading.text : undefined;
    },
    identify(record) {
      const condition: Record<string, string> = {};
      let complete = true;
      for (const { factor, name, known, reader } of factors) {
        const found = text(name, reader, record);
        const level = found === null ? undefined : known(found);
        if (level !== undefined) condition[factor.id] = level;
        else complete = false;
        if (found !== null && level === undefined)
          noteLevel(mistakes, factor, found, reader, record);
      }
      const unit = unitOf(record);
      const inCluster = cluster && idText("The cluster", cluster, record);
      const run = replicate ? idText("The replicate", replicate, record) : "1";
      const epoch = epochOf(record);
      const scope = scopeOf(record);
      if (!complete || unit === null || scope === null || run === null) return null;
      if (epoch === undefined || (cluster && !inCluster)) return null;
      if (!before || !factors.every(({ factor: { id } }) => condition[id] === before?.[id]))
        before = condition;
      return { condition: before, unit, scope, cluster: inCluster, replicate: run, epoch };
    },
  };
}

function withoutPoint<T extends string | null>(text: T): T | string {
  return text?.endsWith(".0") && /^-?\d+\.0$/.test(text) ? text.slice(0, -2) : text;
}

/** Parts of an id as one text; different parts never give the same text. */
function joined(parts: readonly (string | null)[]): string {
  return parts.map((part) => (part ?? "").replace(/[\\/]/g, "\\$&")).join("/");
}

function noteLevel(
  mistakes: Mistakes,
  factor: Factor,
  found: string,
  reader: FieldReader,
  record: RawRecord,
) {
  mistakes.add(`level ${factor.id}`, found, () => {
    const known = factor.levels.map((level) => level.id);
    const near = nearest(found, known);
    return {
      rule: "level-is-declared",
      place: { ...record.place, field: reader.name },
      describe: (seen, of) => ({
        message: `"${found}" is not a level of ${factor.id}; it stands on ${share(seen, of)}`,
        expected: known.join(", "),
        found,
        fix: near
          ? `If "${near}" is meant, map it with \`values: { ${JSON.stringify(found)}: ${near} }\`; else declare the level.`
          : "Declare the level in the manifest.",
      }),
    };
  });
}

/** Records a field that a record should have and has not. */
export function noteGap(
  mistakes: Mistakes,
  what: string,
  reader: Pick<FieldReader, "name" | "alternatives">,
  reading: Exclude<Reading, { text: string }>,
  record: RawRecord,
): void {
  if (reading.gap === "reported") return;
  mistakes.add(`gap ${what} ${reading.gap}`, "", () => {
    const keys = reading.gap === "dict" ? reading.keys : reader.alternatives(record);
    return {
      rule: "field-is-found",
      place: { ...record.place, field: reader.name },
      describe: (seen, of) => describeGap(what, reader.name, reading, keys, share(seen, of)),
    };
  });
}

function describeGap(
  what: string,
  name: string,
  reading: Exclude<Reading, { text: string }>,
  keys: readonly string[],
  where: string,
): ProblemDetail & { message: string } {
  const there = keys.slice(0, 20).join(", ") || "no fields";
  if (reading.gap === "unmatched") {
    return {
      message: `${what} does not match its pattern on ${where}`,
      expected: "text that fits the regular expression of `match`",
      found: reading.found,
    };
  }
  if (reading.gap === "dict") {
    return {
      message: `${what} has several values under "${name}" on ${where}`,
      expected: "a text or number",
      found: `keys ${there}`,
      fix: `Name one of them: \`${name}.${keys[0] ?? ""}\`.`,
    };
  }
  if (reading.gap === "empty") {
    return {
      message: `${what} is empty on ${where}`,
      expected: "a value on every record",
      found: "nothing",
      fix: "Fill the field, or leave such records out with `only:`.",
    };
  }
  const near = nearest(name, keys);
  return {
    message: `${what} is missing on ${where}: there is no field "${name}"`,
    expected: `a field "${name}"`,
    found: there,
    fix: near ? `Did you mean "${near}"?` : "Say in the manifest's `data` where it stands.",
  };
}

function noteNoUnit(
  mistakes: Mistakes,
  names: readonly string[],
  reader: FieldReader,
  record: RawRecord,
) {
  mistakes.add("no unit", "", () => ({
    rule: "field-is-found",
    place: record.place,
    describe: (seen, of) => ({
      severity: "warning",
      message: `Nothing says which ${names[0]} was asked on ${share(seen, of)}, so conditions cannot be paired`,
      expected: `a column ${names.map((name) => `"${name}"`).join(" or ")}, or \`unit:\` in the manifest`,
      found: reader.alternatives(record).slice(0, 20).join(", "),
    }),
  }));
}
