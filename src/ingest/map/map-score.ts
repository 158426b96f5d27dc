import type { Metric, ScoreMapping } from "../../model/index.ts";
import { boundsOf, isYesNo } from "../../model/index.ts";
import type { Format, Path, RawRecord } from "../formats/shared/index.ts";
import {
  isComposite,
  keysAlong,
  lookUp,
  parsePath,
  readPath,
  sameValue,
  saysNothing,
} from "../formats/shared/index.ts";
import type { Watch } from "./unmatched.ts";

/** What a record says about one metric. */
export type ScoreReading =
  | { readonly value: number }
  | { readonly missing: string; readonly absent?: true; readonly notANumber?: true }
  | { readonly fault: "unknown"; readonly found: string; readonly known: readonly string[] }
  | { readonly fault: "dict"; readonly keys: readonly string[] }
  /** Several values compared with one. */
  | { readonly fault: "several"; readonly field: string; readonly entry: string }
  | { readonly fault: "infinite" | "range"; readonly found: string };

export interface ScoreReader {
  /** Path of the score, for messages. */
  readonly name: string;
  /** Whether the manifest says where the score stands. */
  readonly mapped: boolean;
  stands(record: RawRecord): boolean;
  /** `given`: the score itself, where it does not stand at a path (long tables). */
  read(record: RawRecord, given?: unknown): ScoreReading;
  alternatives(record: RawRecord): readonly string[];
}

export const notFinite = "not a finite number";
const noScore = "no score";
const tableWords = new Map([
  ["yes", 1],
  ["true", 1],
  ["no", 0],
  ["false", 0],
]);
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Told what a mapping meets: texts that `values` may name, and whether a cause was found in a missing score. */
export interface ScoreWatch {
  readonly value?: Watch;
  readonly cause?: (index: number, matched: boolean, found: string) => void;
}

/** A reader for one metric's score; a format may have its own way of writing scores. */
export function scoreReader(
  metric: Metric,
  mapping: ScoreMapping | undefined,
  { toNumber, missingCause }: Pick<Format, "toNumber" | "missingCause">,
  watch: ScoreWatch = {},
): ScoreReader {
  const how = typeof mapping === "string" ? { field: mapping } : (mapping ?? {});
  const path =
    how.field === undefined ? { text: metric.id, keys: [metric.id] } : parsePath(how.field);
  const other = how.equals === undefined ? null : parsePath(how.equals);
  const values = how.values && lookUp(how.values);
  // Words that are no grades beside numbers that are: `values` then only says which.
  const onlyNothing = Object.values(how.values ?? {}).every((value) => value === null);
  const words = Object.keys(how.values ?? {});
  const causes = (how.causes ?? []).map((cause) => ({ ...cause, path: parsePath(cause.field) }));

  const missing = (record: RawRecord, otherwise: string): string => {
    const found = causes.find(({ path: at, contains }, i) => {
      const text = textOf(readPath(record.fields, at));
      const holds = text.includes(contains);
      watch.cause?.(i, holds, text);
      return holds;
    });
    return found?.cause ?? how.missing ?? record.failed ?? otherwise;
  };
  const convert = (found: unknown): ScoreReading | { readonly gap: string } => {
    if (values && !isComposite(found)) {
      const text = textOf(found);
      watch.value?.(text);
      const value = values(text);
      if (value === null) return { gap: text.trim() || noScore };
      if (value !== undefined) return { value };
      if (saysNothing(found)) return { gap: noScore };
      if (!onlyNothing) return { fault: "unknown", found: text, known: words };
    }
    if (isComposite(found) && (values || !toNumber || toNumber(found) === undefined))
      return { fault: "dict", keys: Object.keys(found) };
    const number = toNumber && !saysNothing(found) ? toNumber(found) : tableNumber(found);
    if (number === null) return { gap: missingCause?.(found) ?? noScore };
    if (number !== undefined) return finite(number);
    return { fault: "unknown", found: textOf(found), known: words };
  };
  const compare = (
    found: unknown,
    right: unknown,
    answer: Path,
  ): ScoreReading | { readonly gap: string } => {
    if (saysNothing(found) || saysNothing(right)) return { gap: noScore };
    if (isComposite(found) !== isComposite(right)) {
      const [several, at] = isComposite(found) ? [found, path] : [right as object, answer];
      const [key = "0"] = Object.keys(several);
      const entry = Array.isArray(several) ? `${at.text}[${key}]` : `${at.text}.${key}`;
      return { fault: "several", field: at.text, entry };
    }
    return { value: sameValue(found, right) ? 1 : 0 };
  };

  return {
    name: path.text,
    mapped: mapping !== undefined,
    stands: ({ fields }) => readPath(fields, path) !== undefined,
    alternatives: ({ fields }) => keysAlong(fields, path),
    read(record, given) {
      const found = given === undefined ? readPath(record.fields, path) : given;
      if (found === undefined) return { missing: missing(record, noScore), absent: true };
      const reading = other
        ? compare(found, readPath(record.fields, other), other)
        : convert(found);
      if ("gap" in reading) return { missing: missing(record, reading.gap) };
      if ("missing" in reading) return { ...reading, missing: missing(record, reading.missing) };
      if (!("value" in reading)) return reading;
      const value = how.above === undefined ? reading.value : Number(reading.value > how.above);
      if (!inRange(value, metric)) return { fault: "range", found: String(value) };
      return { value };
    },
  };
}

/** The scores of a ranking are on any scale: it is their order that counts. */
function inRange(value: number, metric: Metric): boolean {
  if (isYesNo(metric)) return value === 0 || value === 1;
  const bounds = metric.kind === "ranking" ? null : boundsOf(metric);
  return !bounds || (value >= bounds[0] && value <= bounds[1]);
}

function finite(number: number): ScoreReading {
  if (Number.isNaN(number)) return { missing: notFinite, notANumber: true };
  return Number.isFinite(number) ? { value: number } : { fault: "infinite", found: String(number) };
}

/** Numbers, yes and no, and the usual ways to write that there is none; undefined for any other word. */
function tableNumber(value: unknown): number | null | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  if (saysNothing(value)) return null;
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (decimal.test(text)) return Number(text);
  if (/^[+-]?nan$/i.test(text)) return Number.NaN;
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return tableWords.get(text.toLowerCase());
}

function textOf(value: unknown): string {
  return value === null || value === undefined || isComposite(value) ? "" : String(value);
}
