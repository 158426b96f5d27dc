import { type Random, randomStream } from "../random.ts";
import type { World } from "../worlds/world.ts";
import { type TrainingRow, trainingRow } from "./mask.ts";
import type { Ingredient } from "./recipe.ts";

/** How many of the first `total` texts come from a share: exact, without luck. */
function quota(total: number, share: number): number {
  return Math.floor(total * share + 1e-9);
}

/** Variants of one source share a stream: the same texts in the same order, tagged or not. */
function streamName(source: string): string {
  if (source.startsWith("lies")) return "lies";
  return source.replace(/^tagged /, "").replace(/^(honest|mode|explained) /, "practice ");
}

/**
 * Batches of a mixture. Each source has a stream of its own, named by seed and source alone, so
 * that arms which share a source read the same texts of it in the same order.
 */
export function mixture(world: World, seed: number, stage: string, mix: readonly Ingredient[]) {
  const streams = new Map<string, Random>();
  const streamOf = (source: string): Random => {
    const name = streamName(source);
    const stream = streams.get(name) ?? randomStream(seed, stage, name);
    streams.set(name, stream);
    return stream;
  };
  const largest = mix.reduce((best, one, i) => (one.share > mix[best]!.share ? i : best), 0);
  let drawn = 0;
  return (count: number): TrainingRow[] => {
    const wanted = mix.map((one) => quota(drawn + count, one.share) - quota(drawn, one.share));
    const missing = count - wanted.reduce((a, b) => a + b, 0);
    wanted[largest] = wanted[largest]! + missing;
    drawn += count;
    return mix.flatMap((one, index) =>
      Array.from({ length: wanted[index]! }, () =>
        trainingRow(world.tokenizer, world.draw(one.source, streamOf(one.source)), one.loss),
      ),
    );
  };
}
