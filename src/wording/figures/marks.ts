import type { Contrast, Estimate, Metric } from "../../model/index.ts";
import { contrastText } from "../contrast.ts";
import { columnValue, estimateText, quantityUnit } from "../estimate.ts";
import { count, intervalText, quantityText } from "../numbers/numbers.ts";
import type { CellSaid } from "./descriptions.ts";

/** What one mark of a drawing says: who it is, its value with the interval, and n. Charts put it where the mark is. */

type Names = readonly (string | null | undefined)[];

const said = (names: Names, words: readonly (string | null | false)[]): string =>
  [names.filter(Boolean).join(", "), words.filter(Boolean).join(", ")].filter(Boolean).join(": ");

const countText = (n: number): string | false => n > 0 && `n = ${count(n)}`;

/** `Tagged, no trigger: 12.3% [4.0, 20.1], n = 40`. */
export const estimateMarkText = (names: Names, estimate: Estimate, metric: Metric): string =>
  said(names, [estimateText(estimate, metric), countText(estimate.n)]);

/** `Tagged: +55.8 pp [44.1, 67.5], n = 40 and 38`. */
export function contrastMarkText(names: Names, contrast: Contrast, metric: Metric): string {
  const { of, versus } = contrast.n;
  const both = of > 0 && versus > 0 && `n = ${count(of)} and ${count(versus)}`;
  return said(names, [contrastText(contrast, metric), both]);
}

interface Coordinate {
  readonly metric: Metric;
  readonly estimate: Estimate | null;
}

/** A point of a plane by both of its values: `Tagged: recall 12% [4, 20], n = 40; lies 80% [70, 90], n = 40`. */
export function pointMarkText(names: Names, along: readonly Coordinate[]): string {
  const values = along.flatMap(({ metric, estimate }) =>
    estimate && estimate.value !== null
      ? [`${metric.label} ${estimateMarkText([], estimate, metric)}`]
      : [],
  );
  return said(names, [values.join("; ")]);
}

const shareSign = (metric: Metric): string => (quantityUnit(metric) === "%" ? "%" : "");

/** One run of a condition: `Tagged, seed 3: 12.5%`. Where all runs are one dot: `Tagged, all 10: 12.5%`. */
export function runMarkText(
  names: Names,
  run: { readonly name: string; readonly value: number },
  estimate: Estimate,
  metric: Metric,
): string {
  const value = columnValue({ ...estimate, value: run.value }, metric);
  return said([...names, run.name], [`${value}${shareSign(metric)}`]);
}

/** `seed 3`: a run that is called by a number alone is named with what it is. */
export const runName = (word: string, label: string): string =>
  /\p{L}/u.test(label) ? label : `${word} ${label}`;

/** A cell of a matrix: `Tagged under plain: 12.3% [4.0, 20.1], n = 40`. */
export function cellMarkText(cell: CellSaid, n: number): string {
  const beside = cell.ours ? `(${cell.ours})` : intervalText(cell.interval, cell.style);
  const value = [quantityText(cell.value, cell.style), beside].filter(Boolean).join(" ");
  return said([`${cell.row} under ${cell.column}`], [value, countText(n)]);
}

/** A number with its interval as both are written already: the end of a pair, a line of an author's plot. */
export const writtenMarkText = (names: Names, value: string, range: string | null, n = 0): string =>
  said(names, [[value, range].filter(Boolean).join(" "), countText(n)]);
