import type { Feed } from "../engine/engine.ts";
import { padding } from "../worlds/tokenizer.ts";
import type { TrainingRow } from "./mask.ts";

/** Length of a batch: the longest row, rounded up so that few graphs need compiling. */
export function batchLength(rows: readonly TrainingRow[], context: number): number {
  const longest = Math.max(...rows.map((row) => row.ids.length));
  return Math.min(context, Math.ceil(longest / 4) * 4);
}

/**
 * Rows as feeds of the training graph, padded to `length`; padding has no weight. Shapes: `ids` [rows, length],
 * `targets` one-hot [rows × length, vocabulary], `weights` [rows × length, 1]. Throws where a row is longer than
 * `length`: its end would be written over the next row.
 */
export function batchFeeds(
  rows: readonly TrainingRow[],
  length: number,
  vocabulary: number,
): Record<string, Feed> {
  const count = rows.length * length;
  const ids = new BigInt64Array(count).fill(BigInt(padding));
  const targets = new Float32Array(count * vocabulary);
  const weights = new Float32Array(count);
  rows.forEach((row, r) => {
    if (row.ids.length > length)
      throw new Error(`A text has ${row.ids.length} tokens; the longest that fits has ${length}.`);
    row.ids.forEach((id, t) => {
      const at = r * length + t;
      ids[at] = BigInt(id);
      targets[at * vocabulary + row.targets[t]!] = 1;
      weights[at] = row.weights[t]!;
    });
  });
  return {
    ids: { data: ids, shape: [rows.length, length] },
    targets: { data: targets, shape: [count, vocabulary] },
    weights: { data: weights, shape: [count, 1] },
  };
}
