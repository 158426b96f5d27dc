import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { ExperimentSpec } from "../../src/lab/experiments/experiment.ts";

type Row = Readonly<Record<string, string | number>>;

/** The scores of one metric in one condition, by seed. */
export interface Cell {
  readonly metric: string;
  readonly condition: string;
  readonly scores: ReadonlyMap<number, readonly number[]>;
}

/** Every file below a folder, in order of its path. */
export function filesIn(folder: string): readonly string[] {
  return (readdirSync(folder, { recursive: true, encoding: "utf8" }) as string[])
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

/** The lines of all samples files, read without anything of Upheld. */
export function rowsIn(results: string): readonly Row[] {
  const samples = join(results, "samples");
  return filesIn(samples).flatMap((name) =>
    gunzipSync(readFileSync(join(samples, name)))
      .toString("utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Row),
  );
}

/** The condition of a row, written as a selector. */
export const conditionOf = (spec: ExperimentSpec, row: Row): string =>
  Object.keys(spec.factors)
    .map((factor) => `${factor}=${row[factor]}`)
    .join(", ");

/** How many conditions the levels of all factors make. */
export const combinations = (spec: ExperimentSpec): number =>
  Object.values(spec.factors)
    .map(({ levels }) => Object.keys(levels).length)
    .reduce((product, levels) => product * levels, 1);

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Counts how often each value occurs. */
export function tally<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The cell whose rate is nearest to a half: models this small say 0 % or 100 % in most, which proves little. */
export function liveliestCell(spec: ExperimentSpec, rows: readonly Row[]): Cell {
  const cells = new Map<string, { metric: string; condition: string; rows: Row[] }>();
  for (const row of rows) {
    const condition = conditionOf(spec, row);
    for (const metric of Object.keys(spec.metrics)) {
      if (row[metric] === undefined) continue;
      const key = `${metric}: ${condition}`;
      const cell = cells.get(key) ?? { metric, condition, rows: [] };
      cell.rows.push(row);
      cells.set(key, cell);
    }
  }
  const fromHalf = (cell: { metric: string; rows: readonly Row[] }) =>
    Math.abs(mean(cell.rows.map((row) => Number(row[cell.metric]))) - 0.5);
  const [first] = [...cells.values()].sort((a, b) => fromHalf(a) - fromHalf(b));
  if (first === undefined) throw new Error(`${spec.id} has no samples.`);
  const scores = new Map<number, number[]>();
  for (const row of first.rows) {
    const seed = Number(row.seed);
    scores.set(seed, [...(scores.get(seed) ?? []), Number(row[first.metric])]);
  }
  return { metric: first.metric, condition: first.condition, scores };
}
