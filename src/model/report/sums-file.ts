import { z } from "zod";
import { conditionSchema } from "../experiment/condition.ts";
import type { ExperimentSums, PublishedValue, SumsColumn } from "../experiment/sums.ts";
import { columnOf, columnSchema, mostRows, numbersIn } from "./columns.ts";

/** The schema says how columns are written; what they mean stands beside each. */
const column = columnSchema;

/** `report/sums/*.json`: all that statistics read of an experiment, so that anybody can compute its numbers again. */
export const sumsFileSchema = z.object({
  rows: z
    .number()
    .int()
    .nonnegative()
    .max(mostRows)
    .describe("One per condition, unit and replicate that has samples."),
  conditions: z.array(conditionSchema),
  units: z.array(
    z.object({ unit: z.string(), scope: z.string().optional(), cluster: z.string().nullable() }),
  ),
  replicates: z.array(z.string()),
  condition: column.describe("By row: place in `conditions`, from 0."),
  unit: column.describe("By row: place in `units`."),
  replicate: column.describe("By row: place in `replicates`."),
  metrics: z.record(
    z.string(),
    z.object({
      n: column.describe("By row: scored samples."),
      sum: column.describe("By row: sum of their scores."),
      squares: column
        .optional()
        .describe("By row: sum of their squares; left out where it is the sum."),
      missing: z
        .array(z.object({ row: z.number(), causes: z.record(z.string(), z.number()) }))
        .describe("Samples without a score, by cause; rows without any are left out."),
      samples: z
        .object({ row: column, value: z.array(z.number().nullable()), mark: column })
        .optional()
        .describe(
          "Sample by sample, of metrics whose value is no mean of scores: row, score (null: none), and what it is held against (2: nothing).",
        ),
    }),
  ),
  published: z
    .array(
      z.object({
        experiment: z.string(),
        metric: z.string(),
        condition: conditionSchema,
        value: z.number(),
        lower: z.number().nullable(),
        upper: z.number().nullable(),
        interval: z.string().nullable(),
        n: z.number().nullable(),
        citation: z.string(),
        place: z.string(),
        ours: z.enum(["none", "wilson"]),
      }),
    )
    .describe("Numbers that were transcribed from a source."),
});
export type SumsFile = z.output<typeof sumsFileSchema>;

/** Sums as they are published. */
export function publishedSums(
  sums: ExperimentSums,
  published: readonly PublishedValue[],
): SumsFile {
  const { rows, conditions, units, replicates, metrics } = sums;
  return {
    rows,
    conditions: [...conditions],
    units: [...units],
    replicates: [...replicates],
    condition: columnOf(sums.condition),
    unit: columnOf(sums.unit),
    replicate: columnOf(sums.replicate),
    metrics: Object.fromEntries(
      Object.entries(metrics).map(([id, { n, sum, squares, missing, samples }]) => [
        id,
        {
          n: columnOf(n),
          sum: columnOf(sum),
          ...(areSame(squares, sum) ? {} : { squares: columnOf(squares) }),
          missing: missing.map(({ row, causes }) => ({ row, causes: { ...causes } })),
          ...(samples && {
            samples: {
              row: columnOf(samples.row),
              value: Array.from(samples.value, (v) => (Number.isNaN(v) ? null : v)),
              mark: columnOf(samples.mark),
            },
          }),
        },
      ]),
    ),
    published: [...published],
  };
}

const areSame = (a: SumsColumn, b: SumsColumn): boolean =>
  a === b || a.every((value, i) => value === b[i]);

/**
 * Sums as statistics read them. The file may be anybody's: says in words what does not fit together in it, where
 * something does not.
 */
export function sumsOf(file: SumsFile): ExperimentSums | { readonly found: string } {
  const { rows, conditions, units, replicates } = file;
  const places = { condition: conditions, unit: units, replicate: replicates } as const;
  const read: Record<string, SumsColumn> = {};
  for (const name of ["condition", "unit", "replicate"] as const) {
    const list = numbersIn(file[name], rows);
    if (!list) return { found: `${name}: not one entry for each of ${rows} rows` };
    const size = places[name].length;
    const wrong = list.find((at) => !isPlace(at, size));
    if (wrong !== undefined) return { found: `${name}: ${wrong}, of ${size} in the list` };
    read[name] = list;
  }
  const metrics: Record<string, ExperimentSums["metrics"][string]> = {};
  for (const [id, own] of Object.entries(file.metrics)) {
    const sums = metricSums(own, rows);
    if ("found" in sums) return { found: `metrics.${id}: ${sums.found}` };
    metrics[id] = sums;
  }
  const none = new Float64Array();
  const { condition = none, unit = none, replicate = none } = read;
  return {
    rows,
    conditions,
    units: units.map(({ unit: name, scope, cluster }) => ({
      unit: name,
      ...(scope === undefined ? {} : { scope }),
      cluster,
    })),
    replicates,
    condition,
    unit,
    replicate,
    metrics,
  };
}

function metricSums(
  { n: ns, sum: sums, squares: squared, missing, samples }: SumsFile["metrics"][string],
  rows: number,
): ExperimentSums["metrics"][string] | { readonly found: string } {
  const [n, sum] = [numbersIn(ns, rows), numbersIn(sums, rows)];
  const squares = squared ? numbersIn(squared, rows) : sum;
  if (!n || !sum || !squares) return { found: `not one entry for each of ${rows} rows` };
  if (!missing.every(({ row }) => isPlace(row, rows))) return { found: "a row that there is not" };
  if (!samples) return { n, sum, squares, missing };
  const row = numbersIn(samples.row, samples.value.length);
  const mark = numbersIn(samples.mark, samples.value.length);
  if (!row || !mark) return { found: "columns of samples of different lengths" };
  if (!row.every((at) => isPlace(at, rows))) return { found: "a row that there is not" };
  const value = Float64Array.from(samples.value, (v) => v ?? Number.NaN);
  return { n, sum, squares, missing, samples: { row, value, mark } };
}

const isPlace = (at: number, size: number): boolean => Number.isInteger(at) && at >= 0 && at < size;
