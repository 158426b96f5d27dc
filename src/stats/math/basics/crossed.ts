import { mean } from "./sums.ts";

/** Scores by replicate and unit; every replicate has every unit. */
export type Crossed = readonly (readonly number[])[];

/** Whether every row has the same length, at least one. */
export function isCrossed(rows: Crossed): boolean {
  const width = rows[0]?.length ?? 0;
  return width > 0 && rows.every((row) => row.length === width);
}

/** The mean of each row. */
export function rowMeans(rows: Crossed): readonly number[] {
  return rows.map(mean);
}

/** The mean of each column. */
export function columnMeans(rows: Crossed): readonly number[] {
  return (rows[0] ?? []).map((_, unit) => mean(rows.map((row) => row[unit] ?? 0)));
}

/** Why rows × columns cannot tell both kinds of variance; null where they can. */
export function tooSmall(
  rows: Crossed,
  words: { readonly incomplete: string; readonly oneReplicate: string; readonly oneUnit: string },
): string | null {
  if (!isCrossed(rows)) return words.incomplete;
  if (rows.length < 2) return words.oneReplicate;
  return (rows[0]?.length ?? 0) < 2 ? words.oneUnit : null;
}
