import type { RawRecord } from "../format.ts";
import { parsePath, readPath } from "../path.ts";
import type { Column } from "./columns.ts";
import { textAt } from "./factors.ts";
import type { LookedAt } from "./looked-at.ts";
import type { MetricGuess } from "./metrics.ts";
import { freshId, labelOf } from "./names.ts";
import { natureOf, needsMapping, scoreOfWord } from "./words.ts";

const named =
  /(^|[._])(scores?|value|correct|acc|accuracy|match|exact|pass|passed|success|right|recall|f1|honest|lie|flag|flagged|refus\w*|label|grade|reward|rating)([._]|$)|score|correct|^pass|refus/i;
const never =
  /(token|time|length|latency|cost|usage|index|idx|count|num_|number|_id$|^id$|total|limit|uuid|seed|version|year|date|size|duration|offset|row|line|page|temperature|top_p|reason|cached|enabled|config|timestamp|^file\.)/i;
const mostMetrics = 8;

/** Columns of a table that look like scores; those with a telling name first. */
export function tableMetrics(
  columns: readonly Column[],
  files: readonly LookedAt[],
): readonly MetricGuess[] {
  const records = files.flatMap((file) => file.records);
  const scores = columns.flatMap((column) => {
    if (never.test(column.path) && !/score/i.test(column.path)) return [];
    const numbers = column.values.map((v) => (v.trim() === "" ? undefined : numberOf(v)));
    if (!numbers.every((n) => n !== undefined)) return [];
    const zeroOrOne = numbers.every((n) => n === 0 || n === 1);
    const proportion = numbers.every((n) => n >= 0 && n <= 1);
    const isNamed = named.test(column.path);
    const rank = isNamed ? 0 : zeroOrOne ? 1 : proportion ? 2 : 3;
    return [{ column, zeroOrOne, rank }];
  });
  const most = Math.max(...scores.map(({ column }) => column.seen));
  const best = Math.min(...scores.map(({ rank }) => rank));
  const used = new Set<string>();
  return scores
    .filter(({ rank, column }) => rank <= Math.max(best, 1) && column.seen > most / 2)
    .sort(
      (a, b) =>
        a.rank - b.rank || a.column.path.split(".").length - b.column.path.split(".").length,
    )
    .filter(
      ({ column }, i, all) =>
        !all.slice(0, i).some((other) => sameScores(column, other.column, records)),
    )
    .slice(0, mostMetrics)
    .map(({ column, zeroOrOne }) => ({
      id: freshId(column.leaf === "value" ? column.path : column.leaf, used),
      path: column.path,
      label: labelOf(column.leaf),
      kind: zeroOrOne ? ("binary" as const) : ("score" as const),
      ...natureOf(column.path),
      ...(column.values.some(needsMapping) ? { values: mapping(column.values) } : {}),
      bears: true,
      files: new Set(files.filter(({ records }) => records.some(has(column.path)))),
    }));
}

/** Harnesses repeat a score at several places of a record. */
function sameScores(a: Column, b: Column, records: readonly RawRecord[]): boolean {
  const [one, two] = [textAt(a.path), textAt(b.path)];
  const number = (text: string) => (text === "" ? "" : numberOf(text));
  return (
    (a.leaf === b.leaf || a.path.endsWith(b.path)) &&
    records.every((record) => number(one(record)) === number(two(record)))
  );
}

function numberOf(text: string): number | undefined {
  return Number.isFinite(Number(text)) ? Number(text) : scoreOfWord(text);
}

function mapping(values: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(values.map((text) => [text, numberOf(text) ?? 0]));
}

function has(path: string): (record: RawRecord) => boolean {
  const parsed = parsePath(path);
  return ({ fields }) => readPath(fields, parsed) !== undefined;
}
