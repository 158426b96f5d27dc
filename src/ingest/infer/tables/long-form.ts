import type { RawRecord } from "../../formats/shared/index.ts";
import type { LongForm } from "../design/index.ts";
import { textAt } from "../design/index.ts";
import type { Column } from "../look/index.ts";

const surely =
  /^(metrics?|metric_?(name|id)|measure|measurement|score_?(name|type)|eval_?metric)$/i;
const perhaps =
  /^(name|key|variable|dimension|criterion|criteria|rubric|aspect|attribute|quality|score_?kind|kind|type|scorer|grader|scored_?by|judge)$/i;
const valueName =
  /^(value|score|result|rating|grade|val|metric_?value|score_?value|measurement|number)$/i;

/** The long form of a table; null where each row is a sample of its own. */
export function longForm(
  columns: readonly Column[],
  records: readonly RawRecord[],
): LongForm | null {
  const value = columns.find(
    (c) =>
      valueName.test(c.leaf) && c.seen > records.length / 2 && c.numbers + c.missing > c.seen / 2,
  );
  if (!value) return null;
  const metric = columns.find(
    (c) =>
      c !== value &&
      (surely.test(c.leaf) || perhaps.test(c.leaf)) &&
      c.seen === records.length &&
      !c.numeric &&
      c.values.length > 1 &&
      c.values.length <= 60 &&
      c.longest <= 80,
  );
  if (!metric) return null;
  // `name` and its like may name anything: they name metrics where the values live on scales of their own.
  return surely.test(metric.leaf) || scalesDiffer(metric, value, records)
    ? { metric, value }
    : null;
}

function scalesDiffer(metric: Column, value: Column, records: readonly RawRecord[]): boolean {
  const [nameOf, scoreOf] = [textAt(metric.path), textAt(value.path)];
  const groups = Map.groupBy(records, nameOf);
  const scales = [...groups.values()].map((own) => {
    const numbers = own.map((r) => Number(scoreOf(r))).filter(Number.isFinite);
    return numbers.every((n) => n === 0 || n === 1)
      ? "binary"
      : Math.max(...numbers) > 1
        ? "grade"
        : "share";
  });
  return new Set(scales).size > 1 || /dimension|criteri|rubric|aspect|quality/i.test(metric.leaf);
}
