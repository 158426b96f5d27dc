import { textAt } from "../design/index.ts";
import type { Column, LookedAt } from "../look/index.ts";

/** Columns that tools write beside a table; whatever they hold, they say nothing. */
const always = /^(|unnamed: ?\d+(_level_\d+)?|__index_level_\d+__|level_0|_id|__index__|column)$/i;
const rowName =
  /^(index|idx|row|row_?(id|idx|index|num|number|no)|#|no\.?|nr|n°|line|line_?(no|number)|rank|order|position)$/i;
const runName = /^run(_?(id|idx|index|no|num|number))?$/i;

/** Columns that number rows, and say nothing of what was asked or found. */
export function rowNumbers(
  columns: readonly Column[],
  files: readonly LookedAt[],
): readonly Column[] {
  return columns.filter((column) => {
    if (always.test(column.path.trim()) && column.numeric) return true;
    return (rowName.test(column.leaf) || runName.test(column.leaf)) && counts(column, files);
  });
}

/** Whether a column goes up by one from row to row, in each file anew or through all of them. */
function counts({ path, numeric, seen }: Column, files: readonly LookedAt[]): boolean {
  const records = files.flatMap((file) => file.records);
  if (!numeric || seen !== records.length || records.length < 3) return false;
  const read = textAt(path);
  const numbers = records.map((record) => Number(read(record)));
  if (new Set(numbers).size < numbers.length && files.length === 1) return false;
  let at = 0;
  return files.every(({ records: own }) => {
    const these = numbers.slice(at, (at += own.length));
    return these.every((n, i) => i === 0 || n === (these[i - 1] ?? 0) + 1);
  });
}
