import { z } from "zod";
import { conditionSchema } from "../experiment/condition.ts";

/**
 * The scores of all samples of an experiment, one number per sample in each column: places in the lists, in order of
 * arrival. It holds no text of a sample.
 */
export interface ScoreTable extends z.output<typeof headSchema> {
  readonly condition: ArrayLike<number>;
  readonly unit: ArrayLike<number>;
  readonly replicate: ArrayLike<number>;
  readonly epoch: ArrayLike<number>;
  /** By metric, in the order of `metrics`: 0 where it has no meaning, else 1 + the place of the score. */
  readonly scores: readonly ArrayLike<number>[];
}

/** Samples beyond which a table is not read: a broken file may say any number. */
const mostSamples = 50_000_000;

const headSchema = z.object({
  samples: z.number().int().min(0).max(mostSamples),
  conditions: z.array(conditionSchema),
  units: z.array(
    z.object({ unit: z.string(), scope: z.string().optional(), cluster: z.string().nullable() }),
  ),
  replicates: z.array(z.string()),
  epochs: z.array(z.number()),
  metrics: z.array(
    z.object({
      id: z.string(),
      scores: z
        .array(z.union([z.number(), z.string()]))
        .describe("Each score that it gave, once; a text is the cause of a missing one."),
    }),
  ),
});

/**
 * A table as bytes, to be packed: a line of JSON with the lists, then the columns, each number as its difference from the
 * one before in as many bytes as it needs. What comes in order is nearly all ones and zeros, which pack well.
 */
export function scoreTableBytes(table: ScoreTable): Uint8Array {
  const { samples, conditions, units, replicates, epochs, metrics } = table;
  const head = JSON.stringify({ samples, conditions, units, replicates, epochs, metrics });
  const lists = new TextEncoder().encode(`${head}\n`);
  const columns = columnsOf(table);
  const bytes = new Uint8Array(lists.length + columns.length * samples * longestNumber);
  bytes.set(lists);
  let at = lists.length;
  for (const column of columns) {
    let before = 0;
    for (let i = 0; i < samples; i++) {
      const value = column[i] as number;
      // Small differences of both signs are small numbers.
      let left = value >= before ? 2 * (value - before) : 2 * (before - value) - 1;
      for (; left >= 128; left = Math.floor(left / 128)) bytes[at++] = 128 + (left % 128);
      bytes[at++] = left;
      before = value;
    }
  }
  return bytes.slice(0, at);
}

/** Bytes that a difference of two places needs at most. */
const longestNumber = 5;

const columnsOf = (table: ScoreTable): readonly ArrayLike<number>[] => [
  table.condition,
  table.unit,
  table.replicate,
  table.epoch,
  ...table.scores,
];

/** Reads what `scoreTableBytes` made; null for bytes that are no such table. */
export function readScoreTable(bytes: Uint8Array): ScoreTable | null {
  const end = bytes.indexOf(lineEnd);
  if (end < 0) return null;
  let head: z.output<typeof headSchema>;
  try {
    head = headSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))));
  } catch {
    return null;
  }
  const { samples, conditions, units, replicates, epochs, metrics } = head;
  const lengths = [conditions, units, replicates, epochs].map((list) => list.length);
  lengths.push(...metrics.map(({ scores }) => scores.length + 1));
  if (bytes.length - end - 1 < samples * lengths.length) return null;
  let at = end + 1;
  const columns: Uint32Array[] = [];
  for (const length of lengths) {
    const column = new Uint32Array(samples);
    let value = 0;
    for (let i = 0; i < samples; i++) {
      let [number, scale] = [0, 1];
      for (; (bytes[at] ?? 0) >= 128; scale *= 128)
        number += ((bytes[at++] as number) - 128) * scale;
      number += (bytes[at++] ?? Number.NaN) * scale;
      value += number % 2 === 0 ? number / 2 : -(number + 1) / 2;
      if (!(value >= 0 && value < length)) return null;
      column[i] = value;
    }
    columns.push(column);
  }
  if (at !== bytes.length) return null;
  const [condition, unit, replicate, epoch, ...scores] = columns;
  if (!condition || !unit || !replicate || !epoch) return null;
  return { ...head, condition, unit, replicate, epoch, scores };
}

const lineEnd = 10;
