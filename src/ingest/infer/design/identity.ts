import type { RawRecord } from "../../formats/shared/index.ts";
import type { Column } from "../look/index.ts";
import { leafOf } from "../look/index.ts";
import { textAt } from "./factors.ts";

/** Names of what was asked, the surest first. */
const unitNames = [
  /^(test|case)_?idx$/i,
  /^unit(_?id)?$/i,
  /^(question|prompt|item|problem|scenario|doc|document|example|case|query|test|pair|instance|statement|fact|claim|entity)_?(id|idx|index|no|nr|num|number|name|key|hash)$/i,
  /^(q_?id|p_?id|task_?id|sample_?(id|idx|index)|transcript_?id|trace_?id|conversation_?id|dialog(ue)?_?id|input_?id|(row_?)?key|doc_?hash)$/i,
  /^(id|_id|uid|uuid|idx|index|#|no)$/i,
  /^(question|item|prompt|query|input|problem|scenario|statement|instruction|user_?(prompt|message)|question_?text|prompt_?text)$/i,
];
/** From here on a name may number rows. */
const weak = 4;
const text = 5;
const replicateName = /^(seed|replicate|training_run|train(ing)?_seed|model_seed|run_?seed)$/i;
const epochName =
  /^(repeat(_?(idx|id|no|num))?|rep|attempt|trial|repetition|rollout(_?(idx|id))?|sample_?(idx|no|num|number)|iteration|run(_?(idx|no|num|number|id))?|draw|generation_?(idx|id)|completion_?(idx|id)|try)$/i;
/** Columns that logs of Inspect have when they are exported as a table: there an epoch is a repeat. */
const inspectName = /^(eval_id|log|sample_uuid|log_viewer|working_time|task_id|eval_set_id)$/;
const partName =
  /^(category|subject|topic|domain|subset|section|chapter|area|source|discipline|group|family|type|split|subtask|subdomain|field)(_?(name|id))?$/i;

/** Columns that may say what was asked, the likeliest first. */
export function unitColumns(columns: readonly Column[], records: number): readonly Column[] {
  const usable = columns.filter(
    (c) =>
      rankOf(c) >= 0 && c.seen === records && c.values.length > 1 && !c.path.startsWith("file."),
  );
  const sure = usable.filter(
    (c) => rankOf(c) < weak || (rankOf(c) === text && c.values.length >= 5),
  );
  // An id of every row tells nothing that a column of questions does not tell better.
  const kept = usable.filter(
    (c) =>
      !(
        rankOf(c) === weak &&
        c.values.length === records &&
        sure.some((s) => s.values.length < records)
      ),
  );
  const repeats = (c: Column) => Number(c.values.length === records);
  return kept.sort((a, b) => repeats(a) - repeats(b) || rankOf(a) - rankOf(b));
}

const rankOf = ({ leaf }: Column): number => unitNames.findIndex((name) => name.test(leaf));

/** Whether a column is one of questions by its name, whatever repeats. */
export function namesQuestions(column: Column): boolean {
  return rankOf(column) >= 0 && (rankOf(column) < weak || rankOf(column) === text);
}

/** Whether a name is that of the text of a question. */
export const namesText = (leaf: string): boolean => unitNames[text]?.test(leaf) === true;

/** Columns within which ids may begin anew. */
export function partColumns(columns: readonly Column[], records: number): readonly Column[] {
  return columns.filter(
    (c) =>
      partName.test(c.leaf) &&
      c.seen === records &&
      c.values.length > 1 &&
      c.values.length < records / 2,
  );
}

const topicName =
  /^(category|subject|topic|domain|subset|section|chapter|area|discipline|subtask|subdomain|field)(_?(name|id))?$/i;

/** Whether numbered questions of different levels are different questions, though their numbers are the same. */
export function numbersAnew(unit: Column | undefined, leaf: string): boolean {
  return unit?.numeric === true && topicName.test(leaf);
}

const keyName =
  /^(truth|ground_?truth|gold|target|(correct|expected|gold|target|reference)_?(answer|label|output)|doc_?hash|(question|prompt|doc)_?hash)$/i;
const askedName = /^(question|prompt|input|query|problem|item|instruction)(_?text)?$/i;

/** Whether the same ids ask for other things under each level of a part: its prompts or right answers say so. */
export function asksAnew(
  path: string,
  unit: Column,
  columns: readonly Column[],
  records: readonly RawRecord[],
): boolean {
  const isPart = partName.test(leafOf(path));
  if (!isPart) return false;
  return columns
    .filter((c) => c !== unit && (keyName.test(c.leaf) || askedName.test(c.leaf)))
    .some((c) => {
      const said = textAt(c.path);
      const within = new Map<string, Set<string>>();
      const across = new Map<string, Set<string>>();
      for (const record of records) {
        const [id, text] = [textAt(unit.path)(record), said(record)];
        add(within, `${textAt(path)(record)}\u0000${id}`, text);
        add(across, id, text);
      }
      const differ = [...across.values()].filter((texts) => texts.size > 1).length;
      return [...within.values()].every((t) => t.size === 1) && differ > across.size / 20;
    });
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known) known.add(value);
  else sets.set(key, new Set([value]));
}

/** The column that tells training runs apart. */
export function replicateColumn(columns: readonly Column[], records: number): Column | undefined {
  return columns.find(
    (c) =>
      replicateName.test(c.leaf) &&
      c.values.length > 1 &&
      // A seed of every answer is one of sampling.
      (c.values.length <= 12 || c.values.length <= records / 4) &&
      c.seen === records &&
      !/generate_config|^run\.|^file\./.test(c.path),
  );
}

/** The column that counts repeats of one question. */
export function epochColumn(columns: readonly Column[], records: number): Column | undefined {
  const exported =
    columns.some((c) => inspectName.test(c.leaf)) &&
    columns.some((c) => /^sample_id$|^id$/.test(c.leaf));
  return columns.find(
    (c) =>
      (epochName.test(c.leaf) || (exported && /^epoch$/i.test(c.leaf))) &&
      c.seen === records &&
      c.values.length > 1 &&
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
