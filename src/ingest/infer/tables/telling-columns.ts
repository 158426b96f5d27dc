import type { RawRecord } from "../../formats/shared/index.ts";
import { textAt } from "../design/index.ts";
import type { Column } from "../look/index.ts";
import { isCut, kindOfName, saysScore } from "../look/index.ts";
import { looksLikeScore } from "./table-metrics.ts";

/** What tells rows apart that agree in question and in every chosen condition. */
export interface Telling {
  /** Columns of which every question has each value: conditions, whatever their names. */
  readonly factors: readonly Column[];
  /** Columns that may be a condition or something found; nobody but the author can say. */
  readonly unclear: readonly Column[];
}

/** More levels than this are no design. */
const mostLevels = 60;
const mostUnclear = 30;
const longestWord = 80;
/** Fewer groups of rows than this may agree by chance in something found. */
const fewGroups = 4;
/** What stands in a row of its time, place, cost or wording: it differs between two draws of one answer. */
const ofOneDraw =
  /(^|[._ -])(uuid|guid|hash|sha|date|time|created|created_at|timestamp|ts|path|url|uri|file|host|user|log|notes?|comments?|explanation|reason\w*|rationale|justification|thoughts?|cot|target|answer\w*|choice|pred\w*|parsed\w*|extracted|response\w*|outputs?|completions?|generations?|text|repl(y|ies)|messages?|transcript|errors?|status|finish\w*|stop\w*|tokens?|usage|latency\w*|duration|cost|cached|length|len|count|n_\w+|num_\w+|(run|eval|trace|log|sample|response|completion|generation|rollout|draw|request|message|row|answer|output)_?(id|idx|index|no|nr|num|number)|\w+_(at|time|ms|sec|seconds|tokens|seed))$/i;
/** Names of what was found, in words. */
const outcome =
  /score|success|pass|correct|fail|verdict|label|grade|refus|outcome|result|judg|decision|classif|flag|behaviou?r|compl(y|ied|iance)|is_|lie|honest|truth|language|tone|sentiment/i;
/** Times and names of draws are no conditions even where each question has every one. */
const neverDesign =
  /(^|[._ -])(uuid|hash|sha|date|time|created|timestamp|ts|log|(run|sample|response|completion|generation|rollout|draw|request|answer|output)_?(id|idx|index|no|nr|num|number)|\w+_(at|time|seed))$/i;

/**
 * Rows of one question under one condition are draws of one answer only where nothing but the answer differs between
 * them. `free`: columns that stand for nothing yet; `keyOf`: what is known to tell rows apart.
 */
export function tellingColumns(
  records: readonly RawRecord[],
  free: readonly Column[],
  keyOf: (record: RawRecord) => string,
): Telling {
  let keys = records.map(keyOf);
  const factors: Column[] = [];
  let left = free.filter((c) => c.values.length > 0 && !c.path.startsWith("file."));
  for (;;) {
    if (new Set(keys).size === records.length) return { factors, unclear: [] };
    const differing = left.filter((c) => differs(c, records, keys));
    const next = differing
      .filter((c) => !c.values.some(isCut) && isDesign(c, records, keys))
      .sort((a, b) => worth(b) - worth(a))[0];
    if (!next) return { factors, unclear: differing.filter((c) => isUnclear(c, records, keys)) };
    const read = textAt(next.path);
    factors.push({ ...next, values: [...new Set(records.map(read))], seen: records.length });
    left = differing.filter((c) => c !== next);
    keys = keys.map((key, i) => `${key}\u0000${read(records[i] as RawRecord)}`);
  }
}

/** Names of conditions before others, words before numbers and ids of the same. */
function worth({ path, leaf, numeric }: Column): number {
  return (
    (kindOfName(path, leaf) === null ? 0 : 4) +
    (numeric ? 0 : 2) +
    (/(^|_)(id|idx|hash)$/i.test(leaf) ? 0 : 1)
  );
}

function differs(
  { path }: Column,
  records: readonly RawRecord[],
  keys: readonly string[],
): boolean {
  const read = textAt(path);
  const first = new Map<string, string>();
  return records.some((record, i) => {
    const key = keys[i] ?? "";
    const value = read(record);
    const known = first.get(key);
    if (known === undefined) first.set(key, value);
    return known !== undefined && known !== value;
  });
}

/** Whether each group of rows has every value of a column equally often, or once with few gaps. */
function isDesign(column: Column, records: readonly RawRecord[], keys: readonly string[]): boolean {
  const read = textAt(column.path);
  const values = new Set(records.map(read));
  if (values.size > mostLevels || neverDesign.test(column.path)) return false;
  const groups = new Map<string, Map<string, number>>();
  records.forEach((record, i) => {
    const key = keys[i] ?? "";
    const counts = groups.get(key) ?? new Map<string, number>();
    groups.set(key, counts);
    const value = read(record);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  });
  const named = kindOfName(column.path, column.leaf) !== null;
  if (groups.size < fewGroups && !named && looksLikeScore(column)) return false;
  const all = [...groups.values()];
  const even = all.every(
    (counts) => counts.size === values.size && new Set(counts.values()).size === 1,
  );
  if (even) return true;
  const cells = all.reduce((sum, counts) => sum + counts.size, 0);
  const once = all.every((counts) => [...counts.values()].every((n) => n === 1));
  return once && cells >= 0.8 * groups.size * values.size;
}

/**
 * Long texts that every question has each of, which no manifest can name. Few words, or few whole numbers under which no row repeats, whose name does not say that they were found.
 */
function isUnclear(
  column: Column,
  records: readonly RawRecord[],
  keys: readonly string[],
): boolean {
  const { path, longest, numeric, values } = column;
  const named = kindOfName(column.path, column.leaf) !== null;
  if (values.some(isCut)) return !ofOneDraw.test(path) && isDesign(column, records, keys);
  if (ofOneDraw.test(path) || longest > longestWord || values.length > mostUnclear) return false;
  if (values.length > records.length / 3) return false;
  if (!numeric) return named || !(outcome.test(path) || looksLikeScore(column));
  if (named) return !saysScore(path);
  if (!values.every((v) => Number.isInteger(Number(v)))) return false;
  const read = textAt(path);
  const finer = new Set(records.map((record, i) => `${keys[i]}\u0000${read(record)}`));
  return !saysScore(path) && values.length > 2 && finer.size === records.length;
}
