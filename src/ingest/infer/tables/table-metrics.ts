import type { RawRecord } from "../../formats/shared/index.ts";
import { parsePath, readPath } from "../../formats/shared/index.ts";
import type { Guess, MetricGuess, Scale } from "../design/index.ts";
import { failureAmong, scaleOf, textAt } from "../design/index.ts";
import type { Column, LookedAt } from "../look/index.ts";
import {
  eventOf,
  freshId,
  isMissingWord,
  labelOf,
  natureOf,
  needsMapping,
  saysScore,
  scoreOfWord,
} from "../look/index.ts";

/** Words of a name that say that it is no result: a size, a place, a setting. */
const never =
  /(^|_)(tokens?|time|length|len|latency|cost|price|usage|index|idx|count|num|n|number|id|total|limit|uuid|seed|version|year|month|day|date|size|duration|offset|row|line|page|temperature|top_p|reason|cached|enabled|config|timestamp|ms|sec|seconds|port|layer|dtype|epoch|step|difficulty|priority)(_|$)/i;

/** Names of columns that say in words how it went. */
const wordsOf =
  /score|success|pass|correct|verdict|label|grade|refus|outcome|result|judg|decision|classif|status|behaviou?r|flag|rating|response_?type|answer_?type|compl(y|ied|iance)|is_|has_|lie|lying|honest|align|decei?[pv]|safe/i;
/** What a record says of what was asked of whom: a label there names it. */
const ofInput = /(^|[._])(prompt|provider|model|test_?case|vars|input)[.[]/i;
const mostWords = 20;
/** Numbers beside words must each be named in a mapping; more of them than this would be no list of grades. */
const mostGrades = 120;

export interface TableMetrics {
  readonly metrics: readonly MetricGuess[];
  /** Columns of words that would need a mapping, with some of the words. */
  readonly wordy: readonly string[];
  readonly notes: readonly Guess[];
}

interface Candidate {
  readonly column: Column;
  readonly rank: number;
  readonly scale: Scale;
  readonly values?: Readonly<Record<string, number | null>>;
  readonly doc?: string;
  readonly why: string;
}

/** Whether a column could be a score by what stands in it. */
export function looksLikeScore(column: Column): boolean {
  return candidateOf(column) !== null;
}

/** Columns of a table that look like scores; those with a telling name first. */
export function tableMetrics(columns: readonly Column[], files: readonly LookedAt[]): TableMetrics {
  const records = files.flatMap((file) => file.records);
  const found = columns.map((column) => ({ column, candidate: candidateOf(column) }));
  const every = found.flatMap(({ candidate }) => candidate ?? []);
  // What a file says of itself is no score of its records, unless nothing else is.
  const own = every.filter(({ column }) => !column.path.startsWith("file."));
  const scores = own.length > 0 ? own : every;
  const most = Math.max(...scores.map(({ column }) => column.seen));
  const best = Math.min(...scores.map(({ rank }) => rank));
  const used = new Set<string>();
  const notes: Guess[] = [];
  const leaveOut = (column: Column, why: string) =>
    notes.push({ what: column.path, as: "left out", why });
  const chosen = scores
    .filter(({ rank, column }) => {
      if (rank > Math.max(best, 1)) {
        leaveOut(column, "its name is not that of a score; name it under `metrics:` if it is one");
        return false;
      }
      if (column.seen > most / 2) return true;
      leaveOut(column, `only ${column.seen} of ${records.length} records have it`);
      return false;
    })
    .sort(
      (a, b) =>
        a.rank - b.rank || a.column.path.split(".").length - b.column.path.split(".").length,
    )
    .filter(({ column }, i, all) => {
      const twin = all.slice(0, i).find((other) => sameScores(column, other.column, records));
      if (twin) leaveOut(column, `the same scores as ${twin.column.path}`);
      return !twin;
    });
  const metrics = chosen.map(({ column, scale, values, doc }) => ({
    id: freshId(column.leaf === "value" ? column.path : column.leaf, used),
    path: column.path,
    label: labelOf(column.leaf),
    ...scale,
    ...natureOf(doc ? `${column.path} ${doc.split(";")[0]}` : column.path),
    ...(values ? { values } : {}),
    ...(doc ? { doc } : {}),
    bears: true,
    files: new Set(files.filter((file) => file.records.some(has(column.path)))),
  }));
  notes.unshift(
    ...chosen.map(({ column, scale, why }) => ({
      what: column.path,
      as: `metric, ${scale.kind}${scale.range ? ` on [${scale.range.join(", ")}]` : ""}`,
      why,
    })),
  );
  const wordy = found
    .filter(({ column, candidate }) => !candidate && isWordy(column))
    .map(({ column }) => `${column.path} (${column.values.slice(0, 6).join(", ")})`);
  return { metrics, wordy, notes };
}

/**
 * Scores beside answers and the key that judges them: right is where both are equal, if nothing else says how it went.
 * Words of an outcome are what was counted; then nobody but the author can say what each is.
 */
export function judgedMetrics(
  found: TableMetrics,
  judged: { readonly answer: Column; readonly key: Column } | undefined,
  files: readonly LookedAt[],
): TableMetrics {
  const named = found.metrics.some(({ path, doc }) => saysScore(path) || doc !== undefined);
  if (!named && found.wordy.some((text) => /^\S*(outcome|verdict)/i.test(text)))
    return { ...found, metrics: [] };
  if (!judged) return found;
  const { answer, key } = judged;
  const leftOut = { what: answer.path, as: "left out", why: "the answer, no score" };
  if (named) return { ...found, notes: [...found.notes, leftOut] };
  const metric: MetricGuess = {
    id: freshId("correct", new Set(found.metrics.map(({ id }) => id))),
    path: answer.path,
    equals: key.path,
    label: "Correct",
    kind: "binary",
    doc: `1 where ${answer.path} is ${key.path}.`,
    ...natureOf("correct"),
    bears: true,
    files: new Set(files.filter((file) => file.records.some(has(answer.path)))),
  };
  const note = {
    what: `${answer.path} = ${key.path}`,
    as: "metric, binary",
    why: "an answer, and the right one",
  };
  return { ...found, metrics: [metric, ...found.metrics], notes: [note, ...found.notes] };
}

/** Whether the name of a column, or of what it stands in, says that it is no result. */
function isNoResult(path: string): boolean {
  const words = path.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/[^A-Za-z0-9]+/g, "_");
  return never.test(words) && !/score/i.test(words);
}

function candidateOf(column: Column): Candidate | null {
  if (isNoResult(column.path)) return null;
  const present = column.values.filter((v) => !isMissingWord(v));
  if (present.length === 0) return null;
  const numbers = present.map(numberOf);
  const isNamed = saysScore(column.path);
  if (numbers.every((n) => n !== undefined)) {
    const failure = failureAmong(column.path, numbers);
    const scale = scaleOf(
      column.path,
      numbers.filter((n) => n !== failure),
    );
    const proportion = numbers.every((n) => n >= 0 && n <= 1);
    const rank = isNamed ? 0 : scale.kind === "binary" ? 1 : proportion ? 2 : 3;
    const worded = present.some(needsMapping);
    return {
      column,
      rank,
      scale,
      why:
        (worded
          ? "words of right and wrong"
          : isNamed
            ? "numbers, and the name of a score"
            : "numbers") + (failure === undefined ? "" : `; ${failure} counts as missing`),
      ...(worded ? { values: mapping(column.values) } : {}),
      ...(failure === undefined ? {} : { values: { [failure]: null } }),
    };
  }
  return (
    gradesAmongWords(column, present) ?? twoWords(column, present) ?? yesAndNo(column, present)
  );
}

/** Grades beside words that are none: the words count as missing until the author says what they are. */
function gradesAmongWords(column: Column, present: readonly string[]): Candidate | null {
  const grades = present.filter((v) => Number.isFinite(Number(v)));
  const words = present.filter((v) => !Number.isFinite(Number(v)));
  const share = column.numbers / Math.max(1, column.seen - column.missing);
  const isShouted = words.every((w) => w === w.toUpperCase());
  if (words.length > mostWords || grades.length > mostGrades) return null;
  if (grades.length === 0 || share < (isShouted || saysScore(column.path) ? 0.3 : 0.6)) return null;
  return {
    column,
    rank: saysScore(column.path) ? 0 : 2,
    scale: scaleOf(column.path, grades.map(Number)),
    values: Object.fromEntries([
      ...grades.map((g) => [g, Number(g)] as const),
      ...words.map((w) => [w, null] as const),
    ]),
    why: `numbers; ${words.slice(0, 4).join(", ")} count as missing`,
  };
}

/** Yes and no beside words that are neither: these count as missing until the author says what they are. */
function yesAndNo(column: Column, present: readonly string[]): Candidate | null {
  const known = present.filter((v) => scoreOfWord(v) !== undefined);
  const others = present.filter((v) => scoreOfWord(v) === undefined);
  const both = new Set(known.map(scoreOfWord)).size > 1;
  if (!both || others.length > 4 || ofInput.test(column.path)) return null;
  return {
    column,
    rank: saysScore(column.path) ? 0 : 1,
    scale: scaleOf(
      column.path,
      known.map((v) => scoreOfWord(v) ?? 0),
    ),
    values: { ...mapping(column.values), ...Object.fromEntries(others.map((w) => [w, null])) },
    why: `words of right and wrong; ${others.join(", ")} count as missing`,
  };
}

/** Two words are an event and its absence. */
function twoWords(column: Column, present: readonly string[]): Candidate | null {
  const [a, b] = present;
  if (present.length !== 2 || a === undefined || b === undefined) return null;
  if (column.longest > 40 || !wordsOf.test(column.leaf) || ofInput.test(column.path)) return null;
  // A column called after one of its words counts that word.
  const event = [a, b].find((word) => plain(word) === plain(column.leaf)) ?? eventOf(a, b);
  const other = event === a ? b : a;
  return {
    column,
    // Whether a request went through is no answer's score, unless nothing else is.
    rank: /status|state/i.test(column.leaf) ? 4 : 0,
    scale: { kind: "binary" },
    values: { [event]: 1, [other]: 0, ...missingOf(column) },
    doc: `1: ${event}; 0: ${other}.`,
    why: `two words, "${event}" counted as 1: turn \`values:\` round if ${other} is what you count`,
  };
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "");

function missingOf(column: Column): Readonly<Record<string, null>> {
  return Object.fromEntries(column.values.filter(isMissingWord).map((word) => [word, null]));
}

/** Words that may well be a result, though nobody can say which number each stands for. */
function isWordy(column: Column): boolean {
  return (
    wordsOf.test(column.leaf) &&
    !ofInput.test(column.path) &&
    !isNoResult(column.path) &&
    column.values.length > 1 &&
    column.values.length <= mostWords &&
    column.longest <= 40 &&
    column.numbers === 0
  );
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
  return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : scoreOfWord(text);
}

function mapping(values: readonly string[]): Readonly<Record<string, number | null>> {
  return Object.fromEntries(values.map((text) => [text, numberOf(text) ?? null]));
}

function has(path: string): (record: RawRecord) => boolean {
  const parsed = parsePath(path);
  return ({ fields }) => readPath(fields, parsed) !== undefined;
}
