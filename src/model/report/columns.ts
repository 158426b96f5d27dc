import { z } from "zod";

/** Rows up to which sums are published and read: a file may claim any number. */
export const mostRows = 20_000_000;

/** Numbers, one per row: as a list, or as steps where that is shorter. */
export const columnSchema = z.union([
  z.array(z.number()),
  z.object({
    steps: z
      .array(z.number().int())
      .describe(
        "Whole numbers in pairs: a difference, and how many times it is added, from 0. `[3, 1, 0, 2, 1, 1]` is 3, 3, 3, 4.",
      ),
  }),
]);
export type Column = z.output<typeof columnSchema>;

/** Numbers as they are published: the shorter of both forms. */
export function columnOf(numbers: Iterable<number>): Column {
  const list = [...numbers];
  const steps: number[] = [];
  let before = 0;
  for (const number of list) {
    // Differences of others would not give back the very same numbers.
    if (!Number.isSafeInteger(number)) return list;
    const step = number - before;
    before = number;
    if (steps.at(-2) === step) steps[steps.length - 1] = (steps.at(-1) ?? 0) + 1;
    else steps.push(step, 1);
    if (steps.length > list.length) return list;
  }
  return { steps };
}

/** The numbers of a column; null where it has not `rows` of them. */
export function numbersIn(column: Column, rows: number): Float64Array | null {
  if (Array.isArray(column)) return column.length === rows ? Float64Array.from(column) : null;
  const numbers = new Float64Array(rows);
  const { steps } = column;
  let [at, value] = [0, 0];
  for (let i = 0; i < steps.length; i += 2) {
    const [step = 0, times = 0] = [steps[i], steps[i + 1]];
    if (times < 1 || at + times > rows) return null;
    for (let n = 0; n < times; n++) {
      value += step;
      numbers[at++] = value;
    }
  }
  return at === rows ? numbers : null;
}
