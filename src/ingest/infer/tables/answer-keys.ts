import type { RawRecord } from "../../formats/shared/index.ts";
import { textAt } from "../design/index.ts";
import type { Column } from "../look/index.ts";
import { isMissingWord } from "../look/index.ts";

/** Names of the right answer. */
const surely =
  /^(truth|ground_?truth|gold(en)?|(gold(en)?|true|correct|expected|reference|target|right)_?(labels?|answers?|values?|options?|choices?|class|output|letter|index|idx)|y_?true|target|expected|reference|answer_?key|solution)$/i;
const perhaps = /^(label|answer|key|class|value|category)$/i;
/** Names of the answer that was given. */
const given =
  /^(pred(s|icted|iction)?|(pred(icted)?|given|model|parsed|extracted|chosen|final)_?(label|answer|value|option|choice|class|letter)|y_?(pred|hat)|answer|response|output|choice|guess|completion)$/i;
/** What was asked of whom has names and labels of its own. */
const ofInput = /(^|[._])(prompt|provider|model)[.[]/i;
const mostAnswers = 200;

export interface AnswerKeys {
  /** Columns of right answers: the same for a question whoever answers it. */
  readonly keys: readonly Column[];
  /** The column of answers that one of the keys judges, with that key. */
  readonly judged?: { readonly answer: Column; readonly key: Column };
}

/** Right answers among some columns, and the answers that they judge; `unitOf`: the question, with all that it is numbered in. */
export function answerKeys(
  columns: readonly Column[],
  records: readonly RawRecord[],
  unitOf: (record: RawRecord) => string,
): AnswerKeys {
  const again = new Set(records.map(unitOf)).size < records.length;
  const keys = columns.filter(
    (c) =>
      !ofInput.test(c.path) &&
      (surely.test(c.leaf) || (again && perhaps.test(c.leaf) && isOfUnits(c, records, unitOf))),
  );
  const [key] = keys;
  const answer =
    key &&
    columns.find((c) => !keys.includes(c) && given.test(c.leaf) && c.seen > 0 && answersTo(c, key));
  return { keys, ...(key && answer ? { judged: { answer, key } } : {}) };
}

/** Whether a column says the same of a question in every row. */
function isOfUnits(
  { path }: Column,
  records: readonly RawRecord[],
  unitOf: (record: RawRecord) => string,
): boolean {
  const read = textAt(path);
  const known = new Map<string, string>();
  return records.every((record) => {
    const unit = unitOf(record);
    const first = known.get(unit);
    if (first === undefined) known.set(unit, read(record));
    return first === undefined || first === read(record);
  });
}

/** Whether answers are of the words that the key has. */
function answersTo(answer: Column, key: Column): boolean {
  const right = new Set(key.values);
  const words = answer.values.filter((v) => !isMissingWord(v));
  return (
    right.size <= mostAnswers &&
    words.length > 0 &&
    words.filter((v) => right.has(v)).length >= words.length / 2
  );
}
