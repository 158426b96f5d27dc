import type { RawRecord } from "../format.ts";
import type { Column } from "./columns.ts";
import { textAt } from "./factors.ts";

const unitNames = [
  /^(test|case)_?idx$/i,
  /^unit(_?id)?$/i,
  /^(question|prompt|item|problem|scenario|sample|doc|example|case|query|test|pair)_?(id|idx|index|case|name)$/i,
  /^(id|uid|qid|task_?id|transcript_?id|input_?id|idx|index)$/i,
  /^(question|item|prompt|query|input|problem|scenario)$/i,
];
const replicateName = /^(seed|replicate|training_run|train(ing)?_seed|model_seed)$/i;
const epochName =
  /^(epoch|repeat(_?(idx|id))?|attempt|trial|repetition|rollout(_?(idx|id))?|sample_?idx|iteration)$/i;

/** Columns that may say what was asked, the likeliest first. */
export function unitColumns(columns: readonly Column[], records: number): readonly Column[] {
  const rank = (column: Column) => unitNames.findIndex((name) => name.test(column.leaf));
  return columns
    .filter(
      (column) => rank(column) >= 0 && column.seen === records && !column.path.startsWith("file."),
    )
    .sort((a, b) => rank(a) - rank(b));
}

/** The column that tells training runs apart. */
export function replicateColumn(columns: readonly Column[], records: number): Column | undefined {
  return columns.find(
    (c) =>
      replicateName.test(c.leaf) &&
      c.values.length > 1 &&
      c.seen === records &&
      !/generate_config|^run\.|^file\./.test(c.path),
  );
}

/** The column that counts repeats of one question. */
export function epochColumn(columns: readonly Column[], records: number): Column | undefined {
  return columns.find(
    (c) =>
      epochName.test(c.leaf) &&
      c.seen === records &&
      c.values.every((v) => Number.isInteger(Number(v))),
  );
}

/** How many records are like one before them in everything that tells samples apart. */
export function repeated(
  records: readonly RawRecord[],
  keyOf: (record: RawRecord) => string,
): number {
  return records.length - new Set(records.map(keyOf)).size;
}

/** What some paths of a record say, as one key. */
export function keyAt(paths: readonly string[]): (record: RawRecord) => string {
  const readers = paths.map(textAt);
  return (record) => JSON.stringify(readers.map((read) => read(record)));
}
