import { z } from "zod";
import { conditionSchema } from "../experiment/condition.ts";
import type { ExperimentSums, PublishedValue, SumsColumn } from "../experiment/sums.ts";

const column = z.array(z.number());

/** `report/sums/*.json`: all that statistics read of an experiment, so that anybody can compute its numbers again. */
export const sumsFileSchema = z.object({
  rows: z
    .number()
    .int()
    .nonnegative()
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
    condition: [...sums.condition],
    unit: [...sums.unit],
    replicate: [...sums.replicate],
    metrics: Object.fromEntries(
      Object.entries(metrics).map(([id, { n, sum, squares, missing, samples }]) => [
        id,
        {
          n: [...n],
          sum: [...sum],
          ...(squares === sum ? {} : { squares: [...squares] }),
          missing: missing.map(({ row, causes }) => ({ row, causes: { ...causes } })),
          ...(samples && {
            samples: {
              row: [...samples.row],
              value: Array.from(samples.value, (v) => (Number.isNaN(v) ? null : v)),
              mark: [...samples.mark],
            },
          }),
        },
      ]),
    ),
    published: [...published],
  };
}

/**
 * Sums as statistics read them. The file may be anybody's: says in words what does not fit together in it, where
 * something does not.
 */
export function sumsOf(file: SumsFile): ExperimentSums | { readonly found: string } {
  const { rows, conditions, units, replicates, metrics } = file;
  const places = [
    ["condition", file.condition, conditions.length],
    ["unit", file.unit, units.length],
    ["replicate", file.replicate, replicates.length],
  ] as const;
  for (const [name, list, size] of places) {
    if (list.length !== rows) return { found: `${name}: ${list.length} entries for ${rows} rows` };
    const wrong = list.find((at) => !isPlace(at, size));
    if (wrong !== undefined) return { found: `${name}: ${wrong}, of ${size} in the list` };
  }
  const read: Record<string, ExperimentSums["metrics"][string]> = {};
  for (const [id, own] of Object.entries(metrics)) {
    const { n, sum, squares, missing, samples } = own;
    if ([n, sum, squares ?? sum].some((list) => list.length !== rows))
      return { found: `metrics.${id}: columns of another length than ${rows} rows` };
    const stray = [...missing.map(({ row }) => row), ...(samples?.row ?? [])];
    if (!stray.every((row) => isPlace(row, rows)))
      return { found: `metrics.${id}: a row that there is not` };
    if (samples && new Set(Object.values(samples).map((list) => list.length)).size > 1)
      return { found: `metrics.${id}.samples: columns of different lengths` };
    const sums = floats(sum);
    read[id] = {
      n: floats(n),
      sum: sums,
      squares: squares ? floats(squares) : sums,
      missing,
      ...(samples && {
        samples: {
          row: floats(samples.row),
          value: Float64Array.from(samples.value, (v) => v ?? Number.NaN),
          mark: floats(samples.mark),
        },
      }),
    };
  }
  return {
    rows,
    conditions,
    units: units.map(({ unit, scope, cluster }) => ({
      unit,
      ...(scope === undefined ? {} : { scope }),
      cluster,
    })),
    replicates,
    condition: floats(file.condition),
    unit: floats(file.unit),
    replicate: floats(file.replicate),
    metrics: read,
  };
}

const floats = (list: readonly number[]): SumsColumn => Float64Array.from(list);
const isPlace = (at: number, size: number): boolean => Number.isInteger(at) && at >= 0 && at < size;
